import { Key } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'KeyPair',
  section: 'compute',
  icon: Key,
  order: 5,
  words: { one: { zh: '密钥对', en: 'Key pair' }, many: { zh: '密钥对', en: 'Key pairs' } },
  purpose: {
    zh: '密钥对的公钥写入云主机，凭私钥用 SSH 登录，无需口令。',
    en: 'The public half of a key pair is put into instances, so that you sign in by SSH without a password.',
  },
  columns: [
    { path: 'status.observed.fingerprint', show: 'code', words: { zh: '指纹', en: 'Fingerprint' } },
  ],
  fields: {
    publicKey: { zh: '公钥', en: 'Public key' },
    fingerprint: { zh: '指纹', en: 'Fingerprint' },
  },
})
