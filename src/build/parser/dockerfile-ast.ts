/** The part of dockerfile-ast that the engine asks for. The package's own entry brings a parser of whole files along. */
export { Instruction } from 'dockerfile-ast/lib/instruction.js';
export { Env } from 'dockerfile-ast/lib/instructions/env.js';
export { JSONInstruction } from 'dockerfile-ast/lib/jsonInstruction.js';
