/**
 * The audit log's guard. UPDATE and TRUNCATE are refused whatever happens; a DELETE needs both the transaction's
 * `media.audit_purge = 'on'` and a row past its retention, which is read from the settings table at that moment, so
 * that no caller can name a shorter one. Every refusal's message starts with `media_audit_append_only`.
 */
export const APPEND_ONLY_UP = [
  `create or replace function media_system_audit_refuse() returns trigger language plpgsql as $guard$
begin
  raise exception 'media_audit_append_only: % on % is refused, the audit log is append-only', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$guard$;`,
  `create or replace function media_system_audit_guard_delete() returns trigger language plpgsql as $guard$
declare
  days numeric;
begin
  if coalesce(current_setting('media.audit_purge', true), '') <> 'on' then
    raise exception 'media_audit_append_only: DELETE on % is refused, the audit log is append-only', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  execute format(
    'select (value #>> ''{}'')::numeric from %I.media_system_setting where key = ''system.audit_retention_days'' '
    'and scope = ''store'' and deleted_at is null and jsonb_typeof(value) = ''number''', tg_table_schema) into days;
  days := least(greatest(coalesce(days, 1095), 90), 36500);
  if old.at > now() - make_interval(days => floor(days)::int) then
    raise exception 'media_audit_append_only: the event of % is younger than the % days of retention', old.at, days
      using errcode = 'restrict_violation';
  end if;
  return old;
end
$guard$;`,
  `create trigger media_system_audit_no_update before update on "media_system_audit_event"
for each statement execute function media_system_audit_refuse();`,
  `create trigger media_system_audit_no_truncate before truncate on "media_system_audit_event"
for each statement execute function media_system_audit_refuse();`,
  `create trigger media_system_audit_no_delete before delete on "media_system_audit_event"
for each row execute function media_system_audit_guard_delete();`,
]

export const APPEND_ONLY_DOWN = [
  `drop function if exists media_system_audit_refuse();`,
  `drop function if exists media_system_audit_guard_delete();`,
]
