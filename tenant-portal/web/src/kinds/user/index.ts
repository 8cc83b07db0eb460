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
    { path: 'spec.email', extra: true, words: { zh: '邮箱', en: 'E-mail' } },
  ],
  fields: {
    displayName: { zh: '姓名', en: 'Full name' },
    email: { zh: '邮箱', en: 'E-mail' },
    roles: { zh: '角色', en: 'Roles' },
    projects: { zh: '项目', en: 'Projects' },
    password: { zh: '初始口令', en: 'First password' },
    enabled: { zh: '可登录', en: 'May sign in' },
    phone: { zh: '电话', en: 'Telephone' },
  },
  values: {
    SystemAdmin: { zh: '系统管理员', en: 'System administrator' },
    SecurityAdmin: { zh: '安全管理员', en: 'Security administrator' },
    AuditAdmin: { zh: '审计管理员', en: 'Audit administrator' },
    OrganisationAdmin: { zh: '组织管理员', en: 'Organisation administrator' },
    Member: { zh: '成员', en: 'Member' },
  },
})
