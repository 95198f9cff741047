// What plain.py does, with DuckDB on two threads. Amounts are DECIMAL(18,2), whose sums are DECIMAL(38,2): exact.
//
// usage: node duckdb_rekap.js TABLE ROOTS        (NODE_PATH names the folder of node_modules)
'use strict';

const { DuckDBInstance } = require('@duckdb/node-api');

const columns = ['pagu', 'tw1', 'tw2', 'tw3', 'tw4'];
const each = (text, between = ', ') => columns.map((name) => text.replaceAll('$', name)).join(between);
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const sen = (amount) => `CAST((${amount}) * 100 AS HUGEINT)`;

// A code of a program has 7 characters, of a kegiatan 12, of a sub kegiatan 17.
function steps(table, roots) {
    return [
        `CREATE TEMP TABLE plan AS
         SELECT opd, kode, length(kode) = 17 AS leaf, ${each('coalesce($, 0) AS $')}
         FROM read_csv(${quoted(table)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {
              'opd': 'VARCHAR', 'kode': 'VARCHAR', 'level': 'VARCHAR', 'nama': 'VARCHAR', ${each("'$': 'DECIMAL(18,2)'")}})`,
        `CREATE TEMP TABLE wrong AS
         WITH below AS (SELECT opd, left(kode, length(kode) - 5) AS kode, ${each('sum($) AS $')} FROM plan WHERE length(kode) > 7 GROUP BY ALL),
              missed AS (SELECT p.opd, p.kode, ${each('b.$ AS below_$, p.$')} FROM plan p JOIN below b ON p.opd = b.opd AND p.kode = b.kode
                         WHERE NOT p.leaf AND (${each('p.$ <> b.$', ' OR ')}))
         SELECT 'R101' AS rule, opd, kode, 'pagu' AS name, tw1 + tw2 + tw3 + tw4 AS expected, pagu AS found, leaf AS is_root
         FROM plan WHERE pagu <> tw1 + tw2 + tw3 + tw4
         ${each(" UNION ALL SELECT 'R102', opd, kode, '$', below_$, $, true FROM missed WHERE $ <> below_$", '')}`,
        `COPY (SELECT rule, opd, kode, name AS "column", ${sen('expected')} AS expected, ${sen('found')} AS found FROM wrong WHERE is_root)
         TO ${quoted(roots)} (FORMAT csv, HEADER)`,
        `COPY (SELECT key, rows, coalesce(violations, 0) AS violations, ${each(`${sen('$')} AS $`)}
               FROM (SELECT left(kode, 7) AS key, count(*) AS rows, ${each('sum($) FILTER (leaf) AS $')} FROM plan GROUP BY key)
               LEFT JOIN (SELECT left(kode, 7) AS key, count(*) AS violations FROM wrong GROUP BY key) USING (key))
         TO '/dev/stdout' (FORMAT csv, HEADER)`,
    ];
}

async function main(table, roots) {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2', preserve_insertion_order: 'false' });
    const connection = await instance.connect();
    for (const step of steps(table, roots)) {
        const begin = process.hrtime.bigint();
        await connection.run(step);
        if (process.env.STEPS) process.stderr.write(`${(process.hrtime.bigint() - begin) / 1000000n} ms\n`);
    }
}

if (process.argv.length !== 4) {
    process.stderr.write('usage: node duckdb_rekap.js TABLE ROOTS\n');
    process.exit(2);
}
main(process.argv[2], process.argv[3]).catch((wrong) => {
    process.stderr.write(`${wrong.stack}\n`);
    process.exit(1);
});
