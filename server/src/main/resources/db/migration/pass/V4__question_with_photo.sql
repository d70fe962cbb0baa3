-- A photo is told with consent only, whatever is set later.
alter table pass.question
    add constraint question_photo_by_consent check (consent or not ('PHOTO' = any (claims)));
insert into pass.question (code, position, name_zh, name_en, claims, consent, stewards) values
    ('photo', 50, '核对本人（含照片）', 'Is it this person, with a photo', '{PHOTO,NAME,NUMBER,KIND,UNIT}', true, false);
