export { AppError, isAppError } from './app-error.ts';
export { type ErrorCode, type ErrorData, errorCodes, type Sentence, sentenceFor, sentences } from './codes.ts';
export { fail, type Result, succeed } from './result.ts';
