-- A workspace as revision 0001_assessments wrote it. Never changed: files like it are out there.
PRAGMA application_id = 1346978135;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001_assessments');
CREATE TABLE answers (
	assessment VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (assessment, question), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('shop-1','images_stored','{"value":true,"at":"2026-04-02T00:00:00Z"}',1);
INSERT INTO "answers" VALUES('shop-1','face_recognition','{"value":false}',1);
INSERT INTO "answers" VALUES('shop-1','sign_language','{"not_applicable":"音声を記録しないため"}',1);
INSERT INTO "answers" VALUES('shop-1','vendor','{"unknown":true}',1);
INSERT INTO "answers" VALUES('shop-1','retention_days','{"value":30,"note":"上書き"}',1);
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
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "assessments" VALUES('shop-1','サンプル駅前店の防犯カメラ','["appi","yamagata_cameras"]','four_by_four','2026-04-01T00:00:00.000000Z','2026-04-02T03:04:05.678901Z','[]','{"yam-2-8":{"status":"met","reason":"誓約書を確認した"}}','[{"id":"m1","title":"掲示を増やす"}]',3);
INSERT INTO "assessments" VALUES('empty','まだ何もない評価','[]','four_by_four','2026-03-01T00:00:00.000000Z','2026-03-01T00:00:00.000000Z','[]','{}','[]',1);
CREATE INDEX assessments_by_change ON assessments (changed);
COMMIT;
