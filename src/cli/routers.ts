import { loadModel } from '../config/modelFiles.ts';
import { routerMaker } from '../config/routerFiles.ts';
import type { Config } from '../config.ts';
import type { Router } from '../domain/routing/route.ts';

/** Routers for the organisations in use, made as they are asked for. */
export interface Routers {
  /** The router for a model: one from the settings, a shipped one, or a file; null when there is none. Undefined means the default. */
  get(name: string | undefined): Router | null;
}

export function createRouters(config: Config, directory: string): Routers {
  const make = routerMaker();
  const made = new Map<string, Router | null>(config.models.map((model) => [model.id, make(model)]));
  return {
    get(name) {
      const wanted = name ?? config.models[0].id;
      const known = made.get(wanted);
      if (known !== undefined) return known;
      const loaded = loadModel(wanted, directory);
      const router = loaded.ok ? make(loaded.value) : null;
      made.set(wanted, router);
      return router;
    },
  };
}
