import { User } from '@element-plus/icons-vue'
import { define } from '../types'

export default define({
  kind: 'User',
  section: 'organisation',
  icon: User,
  order: 3,
  words: { one: { zh: '用户', en: 'User' }, many: { zh: '成员', en: 'Members' } },
  purpose: {
    zh: '成员是能登录本组织的人，角色和项目决定他们能做什么。',
    en: 'Members are the people who sign in to this organisation; roles and projects decide what they may do.',
  },
  columns: [
    { path: 'spec.displayName', words: { zh: '姓名', en: 'Full name' } },
    { path: 'spec.roles.*', show: 'word', words: { zh: '角色', en: 'Roles' } },
    { path: 'spec.projects', show: 'references', of: 'Project', words: { zh: '项目', en: 'Projects' } },
    { path: 'status.observed.canSignIn', show: 'flag', words: { zh: '可登录', en: 'May sign in' } },
    { path: 'spec.email', extra: true, words: { zh: '邮箱', en: 'E-mail' } },
  ],
  fields: {
    displayName: { zh: '姓名', en: 'Full name' },
    email: { zh: '邮箱', en: 'E-mail' },
    roles: { zh: '角色', en: 'Roles' },
    projects: { zh: '项目', en: 'Projects' },
    disabled: { zh: '停用', en: 'Shut out' },
    canSignIn: { zh: '可登录', en: 'May sign in' },
    password: { zh: '口令', en: 'Password' },
    changed: { zh: '已修改', en: 'Changed' },
  },
  values: {
    SystemAdmin: { zh: '系统管理员', en: 'System administrator' },
    SecurityAdmin: { zh: '安全管理员', en: 'Security administrator' },
    AuditAdmin: { zh: '审计管理员', en: 'Audit administrator' },
    OrganisationAdmin: { zh: '组织管理员', en: 'Organisation administrator' },
    Member: { zh: '成员', en: 'Member' },
  },
  actions: {
    'set-password': {
      zh: '设置口令',
      en: 'Set password',
      takes: { type: 'object', required: ['password'], properties: { password: { type: 'string', writeOnly: true, minLength: 12 } } },
    },
  },
})
