import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { sandboxDirectory } from '#app/platform/plugins/sandbox'
import { secretFromFile } from '#app/platform/secret_file'

const HOME = sandboxDirectory('payment-sandbox')

/** Our private key: signs what we ask. Base64 of PKCS #8. */
export function merchantKey(directory = HOME): string {
  return secretFromFile(join(directory, 'merchant.key'), newPrivateKey)
}

/** The provider's private key: signs its answers and notices. Only the pretended provider reads it. */
export function providerKey(directory = HOME): string {
  return secretFromFile(join(directory, 'provider.key'), newPrivateKey)
}

export function publicProviderKey(directory = HOME): string {
  return publicKeyOf(providerKey(directory))
}

/** Base64 of the SPKI form. */
export function publicKeyOf(privateKey: string): string {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
}
