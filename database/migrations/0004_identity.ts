import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table users (
        id uuid primary key,
        kind text not null check (kind in ('staff', 'customer')),
        state text not null check (state in ('active', 'disabled')),
        personal bytea not null,
        email_index bytea unique,
        mobile_index bytea unique,
        password_hash text not null,
        locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
        last_signed_in_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check (email_index is not null or mobile_index is not null)
      );

      create table user_roles (
        user_id uuid not null references users (id),
        role text not null check (role in ('clerk', 'reviewer', 'warehouse', 'courier', 'finance', 'service', 'manager', 'admin', 'security', 'auditor')),
        granted_by uuid references users (id),
        granted_at timestamptz not null,
        primary key (user_id, role)
      );
    `)
  }

  async down() {
    this.schema.raw('drop table if exists user_roles, users cascade')
  }
}
