import { loadModel } from '../../src/config/modelFiles.ts';
import { routerMaker } from '../../src/config/routerFiles.ts';
import type { Model } from '../../src/domain/model/types.ts';
import type { Router } from '../../src/domain/routing/route.ts';

/** The real models and routers, read once per test file. */

const models = new Map<string, Model>();
const routers = new Map<string, Router>();
let make: ((model: Model) => Router) | undefined;

export function modelOf(name: string): Model {
  const known = models.get(name);
  if (known) return known;
  const loaded = loadModel(name, import.meta.dirname);
  if (!loaded.ok) throw new Error(`${name}: ${JSON.stringify(loaded.faults)}`);
  models.set(name, loaded.value);
  return loaded.value;
}

export function routerOf(name: string): Router {
  make ??= routerMaker();
  const router = routers.get(name) ?? make(modelOf(name));
  routers.set(name, router);
  return router;
}
