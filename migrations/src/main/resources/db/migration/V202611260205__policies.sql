-- The usual policies, where nobody has written another one yet: gates for staging, gates and an approver for production.
-- The digests are those of the documents as RFC 8785 JSON.
insert into policy (environment_id, number, document, digest, created_by, created_at)
select e.id, 2, usual.document::jsonb, usual.digest, 'system', now()
from environment e
join (values
        ('staging', '{"approvalHours":72,"fourEyes":true,"freezes":[],"gates":[{"dataset":null,"kind":"SCAN","limit":null,"metric":null},{"dataset":null,"kind":"CARD","limit":null,"metric":null},{"dataset":null,"kind":"SIGNATURE","limit":null,"metric":null}],"open":false,"reviewHours":336,"rules":[]}',
            'faad6c2f8efd087bdc0697da1a305a34924a139d75de45a573f377b1225bed50'),
        ('production', '{"approvalHours":72,"fourEyes":true,"freezes":[],"gates":[{"dataset":null,"kind":"SCAN","limit":null,"metric":null},{"dataset":null,"kind":"CARD","limit":null,"metric":null},{"dataset":null,"kind":"SIGNATURE","limit":null,"metric":null}],"open":false,"reviewHours":336,"rules":[{"approvals":1,"name":"approvers","roles":["APPROVER"],"users":[]}]}',
            '1783c0bbb73e8727ea2a5c4e1b038b0ced9e4a4948be40e3f50f95d19035d1bf')
    ) as usual (name, document, digest) on usual.name = e.name
where (select max(number) from policy where environment_id = e.id) = 1;
