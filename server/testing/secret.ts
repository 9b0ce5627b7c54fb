export const testSecret = 'a test secret of more than 32 characters';
