interface ImportMeta {
  readonly env: { readonly VITE_SIGN_OFF_PATH?: string }
}
