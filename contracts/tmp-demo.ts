import { parseFlowText, serializeFlow } from './flow/serialize.ts';
const t = `{"schemaVersion":1,"name":"x","nodes":[{"id":"a","component":"b","params":{"c":["x","y"],"s":"l1\\nl2"},"position":{"x":1,"y":2}}],"edges":[],"deploy":{"batch":{"enabled":true,"schedule":{"cron":"* * * * *"}}}}`;
const p = parseFlowText(t); console.log(p.ok ? serializeFlow(p.flow,'yaml') : p);
console.time('deep'); parseFlowText('a: '+'['.repeat(900000),'yaml'); console.timeEnd('deep');
console.time('deep2'); parseFlowText('{a: '.repeat(200000),'yaml'); console.timeEnd('deep2');
console.time('deep3'); parseFlowText('? '.repeat(400000),'yaml'); console.timeEnd('deep3');
console.time('many'); parseFlowText(Array.from({length:60000},(_,i)=>'k'+i+': 1').join('\n'),'yaml'); console.timeEnd('many');
