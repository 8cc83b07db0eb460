import type { code as english } from './en'

/** 源代码：如何取得，凭什么取得。 */
export const code: typeof english = {
  account: {
    title: '我的账号',
    lead: '以 {name} 登录。这里设置您本人的登录方式，与项目无关。',
    keys: 'SSH 公钥',
    noKeys: '还没有公钥',
    noKeysText: '有了公钥，就能通过 SSH 克隆和推送代码库，无需输入口令。在自己的电脑上运行下面的命令生成密钥，再把 .pub 文件的内容粘贴到这里。',
    keyName: '名称',
    keyNameHint: '方便辨认，例如“办公电脑”。',
    fingerprint: '指纹',
    addedAt: '添加时间',
    publicKey: '公钥',
    publicKeyHint: '.pub 文件中的一整行，以 ssh-ed25519、ecdsa-sha2- 或 ssh-rsa 开头。私钥请勿给任何人。',
    add: '添加公钥',
    added: '已添加公钥 {name}',
    remove: '删除公钥',
    removeTitle: '删除公钥 {name}？',
    removeText: '用这把密钥将不能再克隆和推送，下一次连接时立即生效。其他公钥和口令不受影响。',
    password: '登录口令',
    current: '当前口令',
    next: '新口令',
    nextHint: '10 至 128 个字符，不含用户名。修改后所有会话都会退出，需要重新登录。',
    again: '再次输入新口令',
    differs: '两次输入的新口令不一致。',
    change: '修改口令',
  },
  images: {
    push: '推送镜像',
    pull: '拉取镜像',
    text: '用平台账号和口令登录镜像仓库。已有镜像先加上地址，再推送。',
  },
  git: {
    clone: '获取代码',
    first: '推送第一份代码',
    firstText: '代码库还是空的。在已有代码的文件夹中运行下面的命令。',
    https: '用账号和口令',
    ssh: '用 SSH 公钥',
    keys: '管理我的 SSH 公钥',
  },
}
