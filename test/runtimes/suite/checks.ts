import { BUILD_CHECKS } from './build-checks.ts'
import { FAILURE_CHECKS } from './failure-checks.ts'
import { FAULT_CHECKS } from './fault-checks.ts'
import { PINGONE_CHECKS } from './pingone-checks.ts'
import { REQUEST_CHECKS } from './request-checks.ts'
import { ROUTE_CHECKS } from './route-checks.ts'
import type { Check } from './suite.ts'

export const CHECKS: readonly Check[] = [
  ...BUILD_CHECKS,
  ...FAULT_CHECKS,
  ...PINGONE_CHECKS,
  ...REQUEST_CHECKS,
  ...FAILURE_CHECKS,
  ...ROUTE_CHECKS,
]
