-- A workspace as revision 0003_risk_decisions wrote it. Never changed: files like it are out there.
PRAGMA application_id = 1346978135;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003_risk_decisions');
CREATE TABLE answers (
	assessment VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (assessment, question), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('shop-1','images_stored','{"value":true,"at":"2026-04-02T00:00:00Z"}',1);
INSERT INTO "answers" VALUES('shop-1','sign_language','{"not_applicable":"音声を記録しないため"}',1);
INSERT INTO "answers" VALUES('shop-1','retention_days','{"value":30,"note":"上書き"}',2);
INSERT INTO "answers" VALUES('shop-1','site_name','{"value":"駅前店"}',1);
CREATE TABLE assessment_contents (
	assessment VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	PRIMARY KEY (assessment, path), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE, 
	FOREIGN KEY(sha256) REFERENCES contents (sha256)
);
INSERT INTO "assessment_contents" VALUES('shop-1','steps.yaml','1fed2ead6011068805f1f22e0b65142b58d9d462873e23762a7796df210e14e6');
CREATE TABLE assessments (
	id VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	guidelines TEXT NOT NULL, 
	method VARCHAR NOT NULL, 
	created VARCHAR(27) NOT NULL, 
	changed VARCHAR(27) NOT NULL, 
	content TEXT NOT NULL, 
	overrides TEXT NOT NULL, 
	measures TEXT NOT NULL, 
	version INTEGER NOT NULL, answered INTEGER DEFAULT '0' NOT NULL, level_overrides TEXT DEFAULT '[]' NOT NULL, own_risks TEXT DEFAULT '[]' NOT NULL, acceptances TEXT DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "assessments" VALUES('shop-1','サンプル駅前店','["appi","yamagata_cameras"]','four_by_four','2026-04-01T09:30:00.000000Z','2026-11-21T10:07:40.353544Z','[{"path":"steps.yaml","sha256":"1fed2ead6011068805f1f22e0b65142b58d9d462873e23762a7796df210e14e6"}]','{}','[{"id":"m1","title":"掲示を増やす","due":"2026-12-01"}]',4,4,'[]','[]','[{"risk":"leak","role":"manager","on":"2026-05-01","reason":"施錠した","band":"low"}]');
INSERT INTO "assessments" VALUES('empty','','[]','four_by_four','2026-04-01T00:00:00.000000Z','2026-11-21T10:07:40.347945Z','[]','{}','[]',1,0,'[]','[]','[]');
CREATE TABLE contents (
	sha256 VARCHAR(64) NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "contents" VALUES('1fed2ead6011068805f1f22e0b65142b58d9d462873e23762a7796df210e14e6',X'73746570733A207B7D0A');
CREATE TABLE history (
	number INTEGER NOT NULL, 
	assessment VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	who TEXT NOT NULL, 
	old TEXT, 
	new TEXT, 
	PRIMARY KEY (number), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "history" VALUES(1,'shop-1','retention_days','2026-11-21T10:07:40.348778Z','評価者',NULL,'{"value":14}');
INSERT INTO "history" VALUES(2,'shop-1','retention_days','2026-11-21T10:07:40.349837Z','評価者','{"value":14}','{"value":30,"note":"上書き"}');
INSERT INTO "history" VALUES(3,'shop-1','vendor','2026-11-21T10:07:40.350552Z','評価者','{"unknown":true}',NULL);
INSERT INTO "history" VALUES(4,'shop-1','@measures','2026-11-21T10:07:40.351491Z','評価者','[]','[{"id":"m1","title":"掲示を増やす","due":"2026-12-01"}]');
INSERT INTO "history" VALUES(5,'shop-1','@acceptances','2026-11-21T10:07:40.352119Z','評価者','[]','[{"risk":"leak","role":"manager","on":"2026-05-01","reason":"施錠した","band":"low"}]');
INSERT INTO "history" VALUES(6,'shop-1','@title','2026-11-21T10:07:40.352944Z','本部','"サンプル駅前店の防犯カメラ"','"サンプル駅前店"');
INSERT INTO "history" VALUES(7,'shop-1','site_name','2026-11-21T10:07:40.353544Z','本部',NULL,'{"value":"駅前店"}');
CREATE INDEX assessments_by_change ON assessments (changed);
CREATE INDEX history_by_subject ON history (assessment, subject);
CREATE INDEX assessment_contents_by_file ON assessment_contents (sha256);
COMMIT;
