/** Asks the browser to keep the empty shell, so that the box opens without a connection. */
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js", { scope: "/" }).catch(() => {});
