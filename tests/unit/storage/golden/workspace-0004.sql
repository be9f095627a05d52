-- A workspace as revision 0004_review wrote it. Never changed: files like it are out there.
PRAGMA application_id = 1346978135;
BEGIN TRANSACTION;
CREATE TABLE acts (
	number INTEGER NOT NULL, 
	assessment VARCHAR NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	who TEXT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "acts" VALUES(1,'shop-1','2026-11-21T10:49:55.102617Z','評価者','cut');
INSERT INTO "acts" VALUES(2,'shop-1','2026-11-21T10:49:55.154662Z','評価者','done');
INSERT INTO "acts" VALUES(3,'shop-1','2026-11-21T10:49:55.166636Z','評価者','cut');
INSERT INTO "acts" VALUES(4,'shop-1','2026-11-21T10:49:55.247971Z','評価者','done');
INSERT INTO "acts" VALUES(5,'shop-1','2026-11-21T10:49:55.310460Z','評価者','done');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004_review');
CREATE TABLE answers (
	assessment VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (assessment, question), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('shop-1','images_stored','{"value":true,"at":"2026-04-02T00:00:00Z"}',1);
INSERT INTO "answers" VALUES('shop-1','retention_days','{"value":30}',2);
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
	version INTEGER NOT NULL, answered INTEGER DEFAULT '0' NOT NULL, level_overrides TEXT DEFAULT '[]' NOT NULL, own_risks TEXT DEFAULT '[]' NOT NULL, acceptances TEXT DEFAULT '[]' NOT NULL, client TEXT DEFAULT '' NOT NULL, operator TEXT DEFAULT '' NOT NULL, predecessor VARCHAR DEFAULT '' NOT NULL, edition TEXT DEFAULT '{}' NOT NULL, state VARCHAR(20) DEFAULT 'draft' NOT NULL, archived INTEGER DEFAULT '0' NOT NULL, template INTEGER DEFAULT '0' NOT NULL, told INTEGER DEFAULT '0' NOT NULL, tile TEXT DEFAULT '{}' NOT NULL, gravity INTEGER DEFAULT '-1' NOT NULL, review_due VARCHAR(10) DEFAULT '' NOT NULL, found INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "assessments" VALUES('shop-1','サンプル駅前店の防犯カメラ','["appi","yamagata_cameras"]','four_by_four','2026-04-01T09:30:00.000000Z','2026-11-21T10:49:55.310460Z','[{"path":"steps.yaml","sha256":"1fed2ead6011068805f1f22e0b65142b58d9d462873e23762a7796df210e14e6"}]','{}','[]',2,2,'[]','[]','[]','株式会社サンプル','株式会社サンプル','','{"number":2}','draft',0,0,1,'{"operator":"株式会社サンプル","place":"駅前店","asked":10,"answered":2,"gravity":33,"review_due":"2027-11-20"}',33,'2027-11-20',0);
INSERT INTO "assessments" VALUES('template','ひな形','[]','four_by_four','2026-04-01T00:00:00.000000Z','2026-11-21T10:49:55.098876Z','[]','{}','[]',1,0,'[]','[]','[]','','','','{}','draft',1,1,0,'{}',-1,'',0);
CREATE TABLE comments (
	id VARCHAR(36) NOT NULL, 
	assessment VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "comments" VALUES('11111111-1111-4111-8111-111111111111','shop-1','{"id":"11111111-1111-4111-8111-111111111111","about":"question","subject":"retention_days","text":"なぜ30日ですか。","by":"管理者","at":"2026-11-20T03:00:00Z"}');
CREATE TABLE contents (
	sha256 VARCHAR(64) NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "contents" VALUES('1fed2ead6011068805f1f22e0b65142b58d9d462873e23762a7796df210e14e6',X'73746570733A207B7D0A');
CREATE TABLE editions (
	assessment VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	who TEXT NOT NULL, 
	remark TEXT NOT NULL, 
	body BLOB NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	judgement VARCHAR(64) NOT NULL, 
	PRIMARY KEY (assessment, number), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "editions" VALUES('shop-1',1,'2026-11-20T03:00:00.000000Z','代表','問題なし',X'7B22616363657074616E636573223A5B5D2C22616E7377657273223A7B22696D616765735F73746F726564223A7B226174223A22323032362D30342D30325430303A30303A30305A222C2276616C7565223A747275657D2C22726574656E74696F6E5F64617973223A7B2276616C7565223A31347D7D2C22636F6E74656E74223A5B7B2270617468223A2273746570732E79616D6C222C22736861323536223A2231666564326561643630313130363838303566316632326530623635313432623538643964343632383733653233373632613737393664663231306531346536227D5D2C2263726561746564223A22323032362D30342D30315430393A33303A30305A222C22666F726D6174223A227069612D77697A6172642F6173736573736D656E74222C2267756964656C696E6573223A5B2261707069222C2279616D61676174615F63616D65726173225D2C226964223A2273686F702D31222C226C6576656C5F6F7665727269646573223A5B5D2C226D65617375726573223A5B5D2C226D6574686F64223A22666F75725F62795F666F7572222C226F7665727269646573223A7B7D2C226F776E5F7269736B73223A5B5D2C227469746C65223A22E382B5E383B3E38397E383ABE9A785E5898DE5BA97E381AEE998B2E78AAFE382ABE383A1E383A9222C2276657273696F6E223A317D','0c3a306cdba2e99c3c4bc1bc23a3f1216ce40d91f0904515e03f6e8dd1b4503f','abababababababababababababababababababababababababababababababab');
CREATE TABLE evidence (
	assessment VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (assessment, question, sha256), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "evidence" VALUES('shop-1','retention_days','8f60dd792fb723fe03400453f09563d0d73ed0f9511920f1646fbadf5dab9b3f','{"question":"retention_days","sha256":"8f60dd792fb723fe03400453f09563d0d73ed0f9511920f1646fbadf5dab9b3f","name":"規程.pdf","kind":"application/pdf","size":17,"by":"評価者","at":"2026-11-20T03:00:00Z"}');
CREATE TABLE evidence_files (
	sha256 VARCHAR(64) NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "evidence_files" VALUES('8f60dd792fb723fe03400453f09563d0d73ed0f9511920f1646fbadf5dab9b3f',X'255044462D312E370A252070726F6F660A');
CREATE TABLE history (
	number INTEGER NOT NULL, 
	assessment VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	who TEXT NOT NULL, 
	old TEXT, 
	new TEXT, act INTEGER, way VARCHAR(4) DEFAULT '' NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "history" VALUES(1,'shop-1','retention_days','2026-11-21T10:49:55.102617Z','評価者',NULL,'{"value":14}',1,'');
INSERT INTO "history" VALUES(2,'shop-1','@edition','2026-11-20T03:00:00.000000Z','評価者','{}','{"state":"in_review","by":"評価者","at":"2026-11-20T03:00:00Z"}',NULL,'');
INSERT INTO "history" VALUES(3,'shop-1','@edition','2026-11-20T03:00:00.000000Z','代表','{"state":"in_review","by":"評価者","at":"2026-11-20T03:00:00Z"}','{"state":"approved","by":"代表","at":"2026-11-20T03:00:00Z","remark":"問題なし"}',NULL,'');
INSERT INTO "history" VALUES(4,'shop-1','@edition','2026-11-21T10:49:55.154662Z','評価者','{"state":"approved","by":"代表","at":"2026-11-20T03:00:00Z","remark":"問題なし"}','{"number":2}',2,'');
INSERT INTO "history" VALUES(5,'shop-1','retention_days','2026-11-21T10:49:55.154662Z','評価者','{"value":14}','{"value":30}',2,'');
INSERT INTO "history" VALUES(6,'shop-1','vendor','2026-11-21T10:49:55.166636Z','評価者',NULL,'{"unknown":true}',3,'');
INSERT INTO "history" VALUES(7,'shop-1','site_name','2026-11-21T10:49:55.166636Z','評価者',NULL,'{"value":"駅前店","origin":"copied"}',3,'');
INSERT INTO "history" VALUES(8,'shop-1','site_name','2026-11-21T10:49:55.175282Z','評価者','{"value":"駅前店","origin":"copied"}',NULL,3,'undo');
INSERT INTO "history" VALUES(9,'shop-1','vendor','2026-11-21T10:49:55.175282Z','評価者','{"unknown":true}',NULL,3,'undo');
INSERT INTO "history" VALUES(10,'shop-1','@comment','2026-11-21T10:49:55.247424Z','管理者',NULL,'{"id":"11111111-1111-4111-8111-111111111111","about":"question","subject":"retention_days","text":"なぜ30日ですか。","by":"管理者","at":"2026-11-20T03:00:00Z"}',NULL,'');
INSERT INTO "history" VALUES(11,'shop-1','@evidence','2026-11-21T10:49:55.247971Z','評価者',NULL,'{"question":"retention_days","sha256":"8f60dd792fb723fe03400453f09563d0d73ed0f9511920f1646fbadf5dab9b3f","name":"規程.pdf","kind":"application/pdf","size":17,"by":"評価者","at":"2026-11-20T03:00:00Z"}',4,'');
INSERT INTO "history" VALUES(12,'shop-1','@client','2026-11-21T10:49:55.310460Z','評価者','""','"株式会社サンプル"',5,'');
CREATE TABLE kept_contents (
	assessment VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	PRIMARY KEY (assessment, sha256), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE, 
	FOREIGN KEY(sha256) REFERENCES contents (sha256)
);
INSERT INTO "kept_contents" VALUES('shop-1','1fed2ead6011068805f1f22e0b65142b58d9d462873e23762a7796df210e14e6');
CREATE TABLE kept_files (
	assessment VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	PRIMARY KEY (assessment, sha256), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE, 
	FOREIGN KEY(sha256) REFERENCES evidence_files (sha256)
);
INSERT INTO "kept_files" VALUES('shop-1','8f60dd792fb723fe03400453f09563d0d73ed0f9511920f1646fbadf5dab9b3f');
CREATE TABLE search_texts (
	number INTEGER NOT NULL, 
	assessment VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(assessment) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE INDEX assessments_by_change ON assessments (changed);
CREATE INDEX history_by_subject ON history (assessment, subject);
CREATE INDEX assessment_contents_by_file ON assessment_contents (sha256);
CREATE INDEX acts_by_state ON acts (assessment, state, number);
CREATE INDEX history_by_act ON history (act);
CREATE INDEX kept_contents_by_file ON kept_contents (sha256);
CREATE INDEX comments_by_assessment ON comments (assessment);
CREATE INDEX kept_files_by_file ON kept_files (sha256);
CREATE UNIQUE INDEX search_texts_by_assessment ON search_texts (assessment);
COMMIT;
