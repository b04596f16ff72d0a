import type { Exit } from '../browser/leave-page.ts'
import type { ValidOptions } from '../options/check-options.ts'
import { isPost } from '../request/request-line.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'

/** Returns where the page of a sign-off goes when it leaves. It goes by a form if the request is a POST. */
export function exitOf(checked: ValidOptions): Exit {
  const { navigate = 'assign' } = checked
  return { url: urlOf(checked), form: isPost(checked) ? formOf(checked) : undefined, navigate }
}
