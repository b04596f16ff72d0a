using Workerd = import "/workerd/workerd.capnp";

# Loopback is all of the network there is.
const config :Workerd.Config = (
  services = [
    (name = "suite", worker = .suite),
    (name = "loopback", network = (allow = ["local"])),
  ],
);

const suite :Workerd.Worker = (
  modules = [(name = "workerd.js", esModule = embed "workerd.js")],
  compatibilityDate = "2026-10-01",
  globalOutbound = "loopback",
);
