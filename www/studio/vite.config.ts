import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// goal-proxy serves the built studio at `/`. While developing, requests for it go to the one that `cargo xtask serve` starts.
const proxy = "http://127.0.0.1:4600";

export default defineConfig({
  plugins: [react()],
  build: { target: "es2023", chunkSizeWarningLimit: 900, assetsInlineLimit: 0 },
  server: { proxy: { "/v1": proxy, "/sign-in": proxy } },
  // A dependency optimiser would move the package's JavaScript away from its wasm file.
  optimizeDeps: { exclude: ["goal-element"] },
});
