import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { learn } from '../../../src/config/routerFiles.ts';
import { unpack } from '../../../src/domain/routing/pack.ts';
import { hear } from '../../../src/domain/routing/route.ts';
import type { System } from './system.ts';

/** The product's own: learnt, stored and read back as `lots train` and a start of the bot do it. */
export const ours: System = {
  learn: async (sentences) => brotliCompressSync(learn(sentences)),
  async load(saved) {
    const { weights } = unpack(brotliDecompressSync(saved));
    return (router, text) => hear({ ...router, weights }, text);
  },
};
