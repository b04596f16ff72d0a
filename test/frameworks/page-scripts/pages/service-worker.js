/** Leaves everything to the network, as many do for all but their own files; says when it controls the page. */
document.documentElement.dataset.loading = 'yes'
await navigator.serviceWorker.register('/service-worker.js')
if (!navigator.serviceWorker.controller)
  await new Promise((resolve) => {
    navigator.serviceWorker.oncontrollerchange = resolve
  })
delete document.documentElement.dataset.loading
