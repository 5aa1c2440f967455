import type { Command } from 'commander';
import type { Output } from '../output.ts';

export function instanceCommands(_program: Command, _output: () => Output): void {}
