/** The token that store, receiver and requests of this room share unless another is given. */
export const testHooksToken = '00112233445566778899aabbccddeeff'
