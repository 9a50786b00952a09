-- Who learns of an enterprise: what the chair of its union is shown. Rule T-7.
CREATE INDEX enrolment_by_enterprise ON enrolment (enterprise_id, id) WHERE enterprise_id IS NOT NULL;
