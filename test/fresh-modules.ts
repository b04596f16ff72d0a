/** Runs before each test file: whatever module state the last one left behind is gone. */
import { vi } from 'vitest'

vi.resetModules()
