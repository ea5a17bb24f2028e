import { failed, ok, type Result } from '../config/fault.ts';
import { type AppOrigin, type Facts, settingFaults } from './facts.ts';
import { type Files, filled, template, zipped } from './files.ts';
import { packageFaults } from './rules.ts';

/** The Teams app package of an organisation: what is shipped with its own facts in it, checked, as a zip. */

/** @param shipped the manifest folder's files, when not our own */
export function appPackage(origin: AppOrigin, facts: Facts, shipped: Files = template()): Result<Uint8Array> {
  const wrong = settingFaults(origin, facts);
  if (wrong.length > 0) return failed(wrong);
  const files = filled(shipped, facts, origin.app.name);
  const faults = packageFaults(files);
  return faults.length > 0 ? failed(faults) : ok(zipped(files));
}
