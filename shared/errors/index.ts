export { AppError, isAppError } from './app-error.ts';
export { type ErrorCode, type ErrorData, errorCodes, type Sentence, sentenceFor, sentencePartsFor, sentences } from './codes.ts';
export { fail, type Result, succeed } from './result.ts';
