/** Says when the worker controls the page. */
export async function controlBy(worker) {
  document.documentElement.dataset.loading = 'yes'
  await navigator.serviceWorker.register(worker)
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) => {
      navigator.serviceWorker.oncontrollerchange = resolve
    })
  delete document.documentElement.dataset.loading
}
