import type { Exit } from '../browser/leave-page.ts'
import type { ValidOptions } from '../options/check-options.ts'
import { isPost } from '../request/request-line.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'

/** Where the page of a sign-off leaves for: by a form, where it is to be a POST. */
export function exitOf(checked: ValidOptions): Exit {
  const { navigate = 'assign' } = checked
  return { url: urlOf(checked), form: isPost(checked) ? formOf(checked) : undefined, navigate }
}
