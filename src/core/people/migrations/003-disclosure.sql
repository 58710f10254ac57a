-- 政府信息公开工作机构负责人 of an organ (条例第三十三条): extends the period of an answer. `openness` supervises the whole district.
alter table people.post drop constraint post_role_check;
alter table people.post add constraint post_role_check check (role in
  ('drafter', 'reviewer', 'secrecy', 'signer', 'openness', 'disclosure', 'editor', 'system', 'security', 'audit'));
alter table people.second_factor_role drop constraint second_factor_role_role_check;
alter table people.second_factor_role add constraint second_factor_role_role_check check (role in
  ('drafter', 'reviewer', 'secrecy', 'signer', 'openness', 'disclosure', 'editor', 'system', 'security', 'audit'));
