import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { ForumSeat } from '../../src/domain/case/case.ts';

/** An organisation with as many forums as one likes: a real one that has a local forum in each of many places that no map has. */

const SHIPPED = join(import.meta.dirname, '../../src/models/fyrbodal.yaml');

export const seatNo = (number: number): ForumSeat => ({ forum: 'fyrbodal/lokal', place: `plats-${number}` });

/** @returns the path of the model, written into the directory */
export function writeOrganisation(directory: string, places: number): string {
  const model = parseDocument(readFileSync(SHIPPED, 'utf8'));
  const numbers = Array.from({ length: places }, (_, number) => number);
  const names = Object.fromEntries(numbers.map((number) => [`plats-${number}`, { name: `Plats ${number}` }]));
  model.addIn(['places'], { kind: 'kommun', source: 'allmant', names });
  const path = join(directory, 'fyrbodal.yaml');
  writeFileSync(path, `${model}`);
  return path;
}
