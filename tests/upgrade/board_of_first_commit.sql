BEGIN TRANSACTION;
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_source','Can add source');
INSERT INTO "auth_permission" VALUES(2,1,'change_source','Can change source');
INSERT INTO "auth_permission" VALUES(3,1,'delete_source','Can delete source');
INSERT INTO "auth_permission" VALUES(4,1,'view_source','Can view source');
INSERT INTO "auth_permission" VALUES(5,2,'add_category','Can add category');
INSERT INTO "auth_permission" VALUES(6,2,'change_category','Can change category');
INSERT INTO "auth_permission" VALUES(7,2,'delete_category','Can delete category');
INSERT INTO "auth_permission" VALUES(8,2,'view_category','Can view category');
INSERT INTO "auth_permission" VALUES(9,3,'add_company','Can add company');
INSERT INTO "auth_permission" VALUES(10,3,'change_company','Can change company');
INSERT INTO "auth_permission" VALUES(11,3,'delete_company','Can delete company');
INSERT INTO "auth_permission" VALUES(12,3,'view_company','Can view company');
INSERT INTO "auth_permission" VALUES(13,4,'add_posting','Can add posting');
INSERT INTO "auth_permission" VALUES(14,4,'change_posting','Can change posting');
INSERT INTO "auth_permission" VALUES(15,4,'delete_posting','Can delete posting');
INSERT INTO "auth_permission" VALUES(16,4,'view_posting','Can view posting');
INSERT INTO "auth_permission" VALUES(17,5,'add_importrun','Can add import run');
INSERT INTO "auth_permission" VALUES(18,5,'change_importrun','Can change import run');
INSERT INTO "auth_permission" VALUES(19,5,'delete_importrun','Can delete import run');
INSERT INTO "auth_permission" VALUES(20,5,'view_importrun','Can view import run');
INSERT INTO "auth_permission" VALUES(21,6,'add_finding','Can add finding');
INSERT INTO "auth_permission" VALUES(22,6,'change_finding','Can change finding');
INSERT INTO "auth_permission" VALUES(23,6,'delete_finding','Can delete finding');
INSERT INTO "auth_permission" VALUES(24,6,'view_finding','Can view finding');
INSERT INTO "auth_permission" VALUES(25,7,'add_sourcefile','Can add source file');
INSERT INTO "auth_permission" VALUES(26,7,'change_sourcefile','Can change source file');
INSERT INTO "auth_permission" VALUES(27,7,'delete_sourcefile','Can delete source file');
INSERT INTO "auth_permission" VALUES(28,7,'view_sourcefile','Can view source file');
INSERT INTO "auth_permission" VALUES(29,8,'add_team','Can add team');
INSERT INTO "auth_permission" VALUES(30,8,'change_team','Can change team');
INSERT INTO "auth_permission" VALUES(31,8,'delete_team','Can delete team');
INSERT INTO "auth_permission" VALUES(32,8,'view_team','Can view team');
INSERT INTO "auth_permission" VALUES(33,9,'add_teamalias','Can add other spelling');
INSERT INTO "auth_permission" VALUES(34,9,'change_teamalias','Can change other spelling');
INSERT INTO "auth_permission" VALUES(35,9,'delete_teamalias','Can delete other spelling');
INSERT INTO "auth_permission" VALUES(36,9,'view_teamalias','Can view other spelling');
INSERT INTO "auth_permission" VALUES(37,10,'add_companyalias','Can add other spelling');
INSERT INTO "auth_permission" VALUES(38,10,'change_companyalias','Can change other spelling');
INSERT INTO "auth_permission" VALUES(39,10,'delete_companyalias','Can delete other spelling');
INSERT INTO "auth_permission" VALUES(40,10,'view_companyalias','Can view other spelling');
INSERT INTO "auth_permission" VALUES(41,11,'add_change','Can add change');
INSERT INTO "auth_permission" VALUES(42,11,'change_change','Can change change');
INSERT INTO "auth_permission" VALUES(43,11,'delete_change','Can delete change');
INSERT INTO "auth_permission" VALUES(44,11,'view_change','Can view change');
INSERT INTO "auth_permission" VALUES(45,12,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(46,12,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(47,12,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(48,12,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(49,13,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(50,13,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(51,13,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(52,13,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(53,14,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(54,14,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(55,14,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(56,14,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(57,15,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(58,15,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(59,15,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(60,15,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(61,16,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(62,16,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(63,16,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(64,16,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(65,17,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(66,17,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(67,17,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(68,17,'view_session','Can view session');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'postings','source');
INSERT INTO "django_content_type" VALUES(2,'postings','category');
INSERT INTO "django_content_type" VALUES(3,'postings','company');
INSERT INTO "django_content_type" VALUES(4,'postings','posting');
INSERT INTO "django_content_type" VALUES(5,'postings','importrun');
INSERT INTO "django_content_type" VALUES(6,'postings','finding');
INSERT INTO "django_content_type" VALUES(7,'postings','sourcefile');
INSERT INTO "django_content_type" VALUES(8,'postings','team');
INSERT INTO "django_content_type" VALUES(9,'postings','teamalias');
INSERT INTO "django_content_type" VALUES(10,'postings','companyalias');
INSERT INTO "django_content_type" VALUES(11,'postings','change');
INSERT INTO "django_content_type" VALUES(12,'admin','logentry');
INSERT INTO "django_content_type" VALUES(13,'auth','permission');
INSERT INTO "django_content_type" VALUES(14,'auth','group');
INSERT INTO "django_content_type" VALUES(15,'auth','user');
INSERT INTO "django_content_type" VALUES(16,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(17,'sessions','session');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-29 20:44:09.536021');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-29 20:44:09.546360');
INSERT INTO "django_migrations" VALUES(3,'admin','0001_initial','2026-11-29 20:44:09.552807');
INSERT INTO "django_migrations" VALUES(4,'admin','0002_logentry_remove_auto_add','2026-11-29 20:44:09.559667');
INSERT INTO "django_migrations" VALUES(5,'admin','0003_logentry_add_action_flag_choices','2026-11-29 20:44:09.564206');
INSERT INTO "django_migrations" VALUES(6,'contenttypes','0002_remove_content_type_name','2026-11-29 20:44:09.577038');
INSERT INTO "django_migrations" VALUES(7,'auth','0002_alter_permission_name_max_length','2026-11-29 20:44:09.583146');
INSERT INTO "django_migrations" VALUES(8,'auth','0003_alter_user_email_max_length','2026-11-29 20:44:09.588858');
INSERT INTO "django_migrations" VALUES(9,'auth','0004_alter_user_username_opts','2026-11-29 20:44:09.594378');
INSERT INTO "django_migrations" VALUES(10,'auth','0005_alter_user_last_login_null','2026-11-29 20:44:09.600215');
INSERT INTO "django_migrations" VALUES(11,'auth','0006_require_contenttypes_0002','2026-11-29 20:44:09.601060');
INSERT INTO "django_migrations" VALUES(12,'auth','0007_alter_validators_add_error_messages','2026-11-29 20:44:09.605299');
INSERT INTO "django_migrations" VALUES(13,'auth','0008_alter_user_username_max_length','2026-11-29 20:44:09.612188');
INSERT INTO "django_migrations" VALUES(14,'auth','0009_alter_user_last_name_max_length','2026-11-29 20:44:09.618940');
INSERT INTO "django_migrations" VALUES(15,'auth','0010_alter_group_name_max_length','2026-11-29 20:44:09.625315');
INSERT INTO "django_migrations" VALUES(16,'auth','0011_update_proxy_permissions','2026-11-29 20:44:09.630678');
INSERT INTO "django_migrations" VALUES(17,'auth','0012_alter_user_first_name_max_length','2026-11-29 20:44:09.636413');
INSERT INTO "django_migrations" VALUES(18,'postings','0001_initial','2026-11-29 20:44:09.906713');
INSERT INTO "django_migrations" VALUES(19,'sessions','0001_initial','2026-11-29 20:44:09.911780');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "postings_category" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, CONSTRAINT "category_has_a_name" CHECK (LENGTH("name") > 0));
INSERT INTO "postings_category" VALUES(1,'Python');
CREATE TABLE "postings_change" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "field" varchar(30) NOT NULL, "outcome" varchar(8) NOT NULL, "base" text NULL CHECK ((JSON_VALID("base") OR "base" IS NULL)), "ours" text NULL CHECK ((JSON_VALID("ours") OR "ours" IS NULL)), "source" text NULL CHECK ((JSON_VALID("source") OR "source" IS NULL)), "run_id" bigint NOT NULL REFERENCES "postings_importrun" ("id") DEFERRABLE INITIALLY DEFERRED, "posting_id" bigint NOT NULL REFERENCES "postings_posting" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "change_once_a_run_and_field" UNIQUE ("run_id", "posting_id", "field"), CONSTRAINT "change_outcome_known" CHECK ("outcome" IN ('taken', 'agreed', 'conflict')));
INSERT INTO "postings_change" VALUES(1,'status','taken',NULL,NULL,'"open"',2,1);
INSERT INTO "postings_change" VALUES(2,'status','taken',NULL,NULL,'"open"',2,2);
INSERT INTO "postings_change" VALUES(3,'status','taken',NULL,NULL,'"open"',2,3);
INSERT INTO "postings_change" VALUES(4,'status','taken',NULL,NULL,'"open"',2,4);
INSERT INTO "postings_change" VALUES(5,'status','taken',NULL,NULL,'"open"',2,5);
INSERT INTO "postings_change" VALUES(6,'status','taken',NULL,NULL,'"open"',2,6);
CREATE TABLE "postings_company" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "key" varchar(200) NOT NULL UNIQUE, "slug" varchar(80) NOT NULL UNIQUE, "website" varchar(500) NOT NULL, "about" text NOT NULL, CONSTRAINT "company_has_a_name" CHECK (LENGTH("name") > 0), CONSTRAINT "company_has_a_key" CHECK (LENGTH("key") > 0));
INSERT INTO "postings_company" VALUES(1,'Wardlark','wardlark','wardlark','','');
INSERT INTO "postings_company" VALUES(2,'Ebbmark Energy','ebbmark energy','ebbmark-energy','','');
INSERT INTO "postings_company" VALUES(3,'Atelier Hachure','atelier hachure','atelier-hachure','','');
INSERT INTO "postings_company" VALUES(4,'Quirefold','quirefold','quirefold','','');
CREATE TABLE "postings_companyalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "key" varchar(200) NOT NULL UNIQUE, "company_id" bigint NOT NULL REFERENCES "postings_company" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "companyalias_has_a_key" CHECK (LENGTH("key") > 0));
CREATE TABLE "postings_finding" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(1000) NOT NULL, "line" integer unsigned NOT NULL CHECK ("line" >= 0), "field" varchar(30) NOT NULL, "code" varchar(40) NOT NULL, "message" text NOT NULL, "raw" text NOT NULL, "set_aside" bool NOT NULL, "run_id" bigint NOT NULL REFERENCES "postings_importrun" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NULL REFERENCES "postings_source" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "postings_importrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "started_at" datetime NOT NULL, "finished_at" datetime NULL, "outcome" varchar(11) NOT NULL, "message" text NOT NULL, "files" integer unsigned NOT NULL CHECK ("files" >= 0), "new" integer unsigned NOT NULL CHECK ("new" >= 0), "changed" integer unsigned NOT NULL CHECK ("changed" >= 0), "unchanged" integer unsigned NOT NULL CHECK ("unchanged" >= 0), "closed" integer unsigned NOT NULL CHECK ("closed" >= 0), "reopened" integer unsigned NOT NULL CHECK ("reopened" >= 0), "set_aside" integer unsigned NOT NULL CHECK ("set_aside" >= 0), "conflicts" integer unsigned NOT NULL CHECK ("conflicts" >= 0), CONSTRAINT "importrun_outcome_known" CHECK ("outcome" IN ('running', 'done', 'refused', 'failed', 'interrupted')));
INSERT INTO "postings_importrun" VALUES(1,'2026-11-29 20:44:10.402142','2026-11-29 20:44:10.413451','refused','old ads: found no ads. Nothing was changed.',0,0,0,0,0,0,0,0);
INSERT INTO "postings_importrun" VALUES(2,'2026-11-29 20:44:17.592127','2026-11-29 20:44:17.680733','done','',6,6,0,0,0,0,0,0);
CREATE TABLE "postings_importrun_sources" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "importrun_id" bigint NOT NULL REFERENCES "postings_importrun" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "postings_source" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "postings_importrun_sources" VALUES(1,2,1);
CREATE TABLE "postings_posting" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_key" varchar(2000) NULL UNIQUE, "slug" varchar(80) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "apply_url" varchar(2000) NOT NULL, "location_text" varchar(500) NOT NULL, "pay_text" varchar(500) NOT NULL, "pay_min" decimal NULL, "pay_max" decimal NULL, "pay_currency" varchar(3) NOT NULL, "pay_period" varchar(5) NOT NULL, "benefits_text" varchar(500) NOT NULL, "body" text NOT NULL, "body_html" text NOT NULL, "excerpt" varchar(300) NOT NULL, "posted_on" date NULL, "posted_precision" varchar(7) NOT NULL, "status" varchar(6) NOT NULL, "closed_at" datetime NULL, "imported" text NOT NULL CHECK ((JSON_VALID("imported") OR "imported" IS NULL)), "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "company_id" bigint NULL REFERENCES "postings_company" ("id") DEFERRABLE INITIALLY DEFERRED, "team_id" bigint NULL REFERENCES "postings_team" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "posting_has_a_title" CHECK (LENGTH("title") > 0), CONSTRAINT "posting_title_length" CHECK (LENGTH("title") <= 300), CONSTRAINT "posting_source_key_length" CHECK (LENGTH("source_key") <= 2000), CONSTRAINT "posting_location_length" CHECK (LENGTH("location_text") <= 500), CONSTRAINT "posting_pay_text_length" CHECK (LENGTH("pay_text") <= 500), CONSTRAINT "posting_status_known" CHECK ("status" IN ('open', 'closed', 'hidden')), CONSTRAINT "posting_pay_period_known" CHECK ("pay_period" IN ('year', 'month', 'week', 'day', 'hour', '')), CONSTRAINT "posting_precision_known" CHECK ("posted_precision" IN ('day', 'month', 'unknown')), CONSTRAINT "posting_apply_url_is_web" CHECK (("apply_url" LIKE 'https://%' ESCAPE '\' OR "apply_url" LIKE 'http://%' ESCAPE '\')), CONSTRAINT "posting_date_has_a_precision" CHECK ((("posted_on" IS NULL AND "posted_precision" = 'unknown') OR ("posted_on" IS NOT NULL AND NOT ("posted_precision" = 'unknown')))), CONSTRAINT "posting_pay_in_order" CHECK (("pay_min" IS NULL OR "pay_max" IS NULL OR "pay_min" <= ("pay_max"))), CONSTRAINT "posting_pay_min_positive" CHECK (("pay_min" IS NULL OR "pay_min" >= '0')), CONSTRAINT "posting_pay_max_positive" CHECK (("pay_max" IS NULL OR "pay_max" > '0')), CONSTRAINT "posting_currency_is_a_code" CHECK (("pay_currency" = '' OR "pay_currency" REGEXP '^[A-Z]{3}$')), CONSTRAINT "posting_team_has_a_company" CHECK (("team_id" IS NULL OR "company_id" IS NOT NULL)), CONSTRAINT "posting_open_is_not_closed" CHECK ((NOT ("status" = 'open') OR "closed_at" IS NULL)));
INSERT INTO "postings_posting" VALUES(1,'https://jobs.kornspur.example/apply/android-developer-driver-app','android-developer-driver-app-160f18bd','Driver App Developer','https://jobs.kornspur.example/apply/android-developer-driver-app','Remote - Poland','16 000 - 20 500 PLN gross/month',16000,20500,'PLN','month','','**Kornspur is hiring an Android developer for the app that 6,200 lorry drivers have open all day.**

### About us

Kornspur is a marketplace on which grain finds its way. Farmers and cooperatives offer lots of wheat, barley, maize and rapeseed; mills, breweries and feed makers buy them; and we organise the lorry, the barge or the train in between. Last season 3.4 million tonnes moved through Kornspur, on 118,000 journeys, between Estonia and the Danube delta. We are 85 people in Gdańsk and Hamburg, with muddy boots in both offices.

### The team

The Driver App team makes one thing, for people who use it with one hand, in sunlight, at a gate, with somebody hooting behind them. It shows the next job, leads to the right weighbridge (not to the farmhouse), takes the photograph of the clean trailer, and holds the documents for the police. It has to work in the forest near Augustów, where there’s no signal, and in eleven languages, since drivers come from everywhere.

Three developers, one designer, one tester. The designer spent last August in a lorry.

### What you will do

* Develop the app in Kotlin with Jetpack Compose and retire the last screens in XML
* Own offline mode: everything a driver does must be stored, sent later, and never sent twice
* Make it usable: larger targets, fewer words, a voice that reads out the gate code
* Care for cheap phones: a third of the devices have 3 GB of memory or less, and a cracked screen
* Release every second week to a group of forty drivers who tell us bluntly what they think

### What you need

* Three years of professional Android development, Kotlin in the last two
* Room, WorkManager and coroutines, and a clear picture of what the system does to an app in the background
* Experience with maps, location or cameras on real devices
* UI tests that don’t fail on Mondays only
* Polish or English at B2; ideally both

### Nice to have

* Kotlin Multiplatform, as an iPhone version is being talked about
* Accessibility on Android
* Ukrainian, Lithuanian, Romanian or another language of our drivers
* A lorry licence, which has happened before

### Pay and benefits

16 000 to 20 500 PLN gross per month on an employment contract, or an equal amount as B2B if you prefer an invoice.

* 26 days of leave from the first year, plus a free week after harvest for everybody
* Private medical cover for you and your family
* A phone, a laptop of your choice and proper rubber boots
* Lessons in Polish, German or English during working hours
* Every autumn, 25 kg of flour from a mill on the platform (cash instead is not possible, but cake is)

### Where

Anywhere in Poland. We meet in Gdańsk for two days every month, and once a year everybody in the team drives along with a carrier for a day.

### How to apply

Send a link to an app you worked on and tell us which part was yours. After a call of half an hour, we’ll give you a phone with a deliberately bad version of the app, let you use it in our yard for twenty minutes, and then talk about what you’d change first. There’s no homework.

### For everybody

Kornspur hires people for what they can do. Origin, gender, age, religion, disability, sexual orientation and family plans play no part in it, and every job is open to part-time. Our Gdańsk office has step-free access; the Hamburg one, in an old granary, has a lift that we apologise for and that works.','<p><strong>Kornspur is hiring an Android developer for the app that 6,200 lorry drivers have open all day.</strong></p>
<h3>About us</h3>
<p>Kornspur is a marketplace on which grain finds its way. Farmers and cooperatives offer lots of wheat, barley, maize and rapeseed; mills, breweries and feed makers buy them; and we organise the lorry, the barge or the train in between. Last season 3.4 million tonnes moved through Kornspur, on 118,000 journeys, between Estonia and the Danube delta. We are 85 people in Gdańsk and Hamburg, with muddy boots in both offices.</p>
<h3>The team</h3>
<p>The Driver App team makes one thing, for people who use it with one hand, in sunlight, at a gate, with somebody hooting behind them. It shows the next job, leads to the right weighbridge (not to the farmhouse), takes the photograph of the clean trailer, and holds the documents for the police. It has to work in the forest near Augustów, where there’s no signal, and in eleven languages, since drivers come from everywhere.</p>
<p>Three developers, one designer, one tester. The designer spent last August in a lorry.</p>
<h3>What you will do</h3>
<ul>
<li>Develop the app in Kotlin with Jetpack Compose and retire the last screens in XML</li>
<li>Own offline mode: everything a driver does must be stored, sent later, and never sent twice</li>
<li>Make it usable: larger targets, fewer words, a voice that reads out the gate code</li>
<li>Care for cheap phones: a third of the devices have 3 GB of memory or less, and a cracked screen</li>
<li>Release every second week to a group of forty drivers who tell us bluntly what they think</li>
</ul>
<h3>What you need</h3>
<ul>
<li>Three years of professional Android development, Kotlin in the last two</li>
<li>Room, WorkManager and coroutines, and a clear picture of what the system does to an app in the background</li>
<li>Experience with maps, location or cameras on real devices</li>
<li>UI tests that don’t fail on Mondays only</li>
<li>Polish or English at B2; ideally both</li>
</ul>
<h3>Nice to have</h3>
<ul>
<li>Kotlin Multiplatform, as an iPhone version is being talked about</li>
<li>Accessibility on Android</li>
<li>Ukrainian, Lithuanian, Romanian or another language of our drivers</li>
<li>A lorry licence, which has happened before</li>
</ul>
<h3>Pay and benefits</h3>
<p>16 000 to 20 500 PLN gross per month on an employment contract, or an equal amount as B2B if you prefer an invoice.</p>
<ul>
<li>26 days of leave from the first year, plus a free week after harvest for everybody</li>
<li>Private medical cover for you and your family</li>
<li>A phone, a laptop of your choice and proper rubber boots</li>
<li>Lessons in Polish, German or English during working hours</li>
<li>Every autumn, 25 kg of flour from a mill on the platform (cash instead is not possible, but cake is)</li>
</ul>
<h3>Where</h3>
<p>Anywhere in Poland. We meet in Gdańsk for two days every month, and once a year everybody in the team drives along with a carrier for a day.</p>
<h3>How to apply</h3>
<p>Send a link to an app you worked on and tell us which part was yours. After a call of half an hour, we’ll give you a phone with a deliberately bad version of the app, let you use it in our yard for twenty minutes, and then talk about what you’d change first. There’s no homework.</p>
<h3>For everybody</h3>
<p>Kornspur hires people for what they can do. Origin, gender, age, religion, disability, sexual orientation and family plans play no part in it, and every job is open to part-time. Our Gdańsk office has step-free access; the Hamburg one, in an old granary, has a lift that we apologise for and that works.</p>
','Kornspur is hiring an Android developer for the app that 6,200 lorry drivers have open all day. Kornspur is a marketplace on which grain finds its way. Farmers and cooperatives offer lots of wheat, barley, maize and rapeseed; mills …',NULL,'unknown','open',NULL,'{"title": "Android Developer, Driver App", "company": null, "team": null, "apply_url": "https://jobs.kornspur.example/apply/android-developer-driver-app", "location_text": "Remote - Poland", "pay_text": "16 000 - 20 500 PLN gross/month", "pay": ["16000.00", "20500.00", "PLN", "month"], "benefits_text": null, "categories": null, "posted": null, "body": "**Kornspur is hiring an Android developer for the app that 6,200 lorry drivers have open all day.**\n\n### About us\n\nKornspur is a marketplace on which grain finds its way. Farmers and cooperatives offer lots of wheat, barley, maize and rapeseed; mills, breweries and feed makers buy them; and we organise the lorry, the barge or the train in between. Last season 3.4 million tonnes moved through Kornspur, on 118,000 journeys, between Estonia and the Danube delta. We are 85 people in Gda\u0144sk and Hamburg, with muddy boots in both offices.\n\n### The team\n\nThe Driver App team makes one thing, for people who use it with one hand, in sunlight, at a gate, with somebody hooting behind them. It shows the next job, leads to the right weighbridge (not to the farmhouse), takes the photograph of the clean trailer, and holds the documents for the police. It has to work in the forest near August\u00f3w, where there\u2019s no signal, and in eleven languages, since drivers come from everywhere.\n\nThree developers, one designer, one tester. The designer spent last August in a lorry.\n\n### What you will do\n\n* Develop the app in Kotlin with Jetpack Compose and retire the last screens in XML\n* Own offline mode: everything a driver does must be stored, sent later, and never sent twice\n* Make it usable: larger targets, fewer words, a voice that reads out the gate code\n* Care for cheap phones: a third of the devices have 3 GB of memory or less, and a cracked screen\n* Release every second week to a group of forty drivers who tell us bluntly what they think\n\n### What you need\n\n* Three years of professional Android development, Kotlin in the last two\n* Room, WorkManager and coroutines, and a clear picture of what the system does to an app in the background\n* Experience with maps, location or cameras on real devices\n* UI tests that don\u2019t fail on Mondays only\n* Polish or English at B2; ideally both\n\n### Nice to have\n\n* Kotlin Multiplatform, as an iPhone version is being talked about\n* Accessibility on Android\n* Ukrainian, Lithuanian, Romanian or another language of our drivers\n* A lorry licence, which has happened before\n\n### Pay and benefits\n\n16 000 to 20 500 PLN gross per month on an employment contract, or an equal amount as B2B if you prefer an invoice.\n\n* 26 days of leave from the first year, plus a free week after harvest for everybody\n* Private medical cover for you and your family\n* A phone, a laptop of your choice and proper rubber boots\n* Lessons in Polish, German or English during working hours\n* Every autumn, 25 kg of flour from a mill on the platform (cash instead is not possible, but cake is)\n\n### Where\n\nAnywhere in Poland. We meet in Gda\u0144sk for two days every month, and once a year everybody in the team drives along with a carrier for a day.\n\n### How to apply\n\nSend a link to an app you worked on and tell us which part was yours. After a call of half an hour, we\u2019ll give you a phone with a deliberately bad version of the app, let you use it in our yard for twenty minutes, and then talk about what you\u2019d change first. There\u2019s no homework.\n\n### For everybody\n\nKornspur hires people for what they can do. Origin, gender, age, religion, disability, sexual orientation and family plans play no part in it, and every job is open to part-time. Our Gda\u0144sk office has step-free access; the Hamburg one, in an old granary, has a lift that we apologise for and that works.", "status": "open"}','2026-11-29 20:44:17.661406','2026-11-29 20:44:18.016908',NULL,NULL);
INSERT INTO "postings_posting" VALUES(2,'https://careers.example.org/chatterwren/apply/community-support-specialist-learner-community-team','community-support-specialist-learner-community-team-a4e78d27','Community Support Specialist - Learner Community Team','https://careers.example.org/chatterwren/apply/community-support-specialist-learner-community-team','Remote - Canada','CA$21/hour to CA$25/hour',61000,72000,'EUR','year','','This is for a part-time specialist (20 hours a week, evenings and weekends) who looks after the rooms in which learners talk to each other.

**You will** welcome newcomers, settle arguments about commas, answer about 40 messages a shift, remove what breaks the rules, and pass on what you hear to the people who build the app.

**You have** moderated a community before, write kindly in English and French, keep calm, and live in Canada.

**We offer** CAD $21 to $25 an hour, paid leave, and an hour a week with a language teacher.

Apply with a CV and the best piece of advice you ever gave to a stranger online. All accents are welcome.','<p>This is for a part-time specialist (20 hours a week, evenings and weekends) who looks after the rooms in which learners talk to each other.</p>
<p><strong>You will</strong> welcome newcomers, settle arguments about commas, answer about 40 messages a shift, remove what breaks the rules, and pass on what you hear to the people who build the app.</p>
<p><strong>You have</strong> moderated a community before, write kindly in English and French, keep calm, and live in Canada.</p>
<p><strong>We offer</strong> CAD $21 to $25 an hour, paid leave, and an hour a week with a language teacher.</p>
<p>Apply with a CV and the best piece of advice you ever gave to a stranger online. All accents are welcome.</p>
','This is for a part-time specialist (20 hours a week, evenings and weekends) who looks after the rooms in which learners talk to each other. You will welcome newcomers, settle arguments about commas, answer about 40 messages a shift, remove …',NULL,'unknown','open',NULL,'{"title": "Community Support Specialist - Learner Community Team", "company": null, "team": null, "apply_url": "https://careers.example.org/chatterwren/apply/community-support-specialist-learner-community-team", "location_text": "Remote - Canada", "pay_text": "CA$21/hour to CA$25/hour", "pay": ["21.00", "25.00", "CAD", "hour"], "benefits_text": null, "categories": null, "posted": null, "body": "This is for a part-time specialist (20 hours a week, evenings and weekends) who looks after the rooms in which learners talk to each other.\n\n**You will** welcome newcomers, settle arguments about commas, answer about 40 messages a shift, remove what breaks the rules, and pass on what you hear to the people who build the app.\n\n**You have** moderated a community before, write kindly in English and French, keep calm, and live in Canada.\n\n**We offer** CAD $21 to $25 an hour, paid leave, and an hour a week with a language teacher.\n\nApply with a CV and the best piece of advice you ever gave to a stranger online. All accents are welcome.", "status": "open"}','2026-11-29 20:44:17.661481','2026-11-29 20:44:18.035008',NULL,NULL);
INSERT INTO "postings_posting" VALUES(3,'https://wardlark-careers.example.org/apply/integration-engineer-patient-records','integration-engineer-patient-records-d2d093d1','Integration Engineer, Patient Records','https://wardlark-careers.example.org/apply/integration-engineer-patient-records','Hybrid - Manchester, UK','£54,000 - £66,000',54000,66000,'GBP','year','Part-time possible','## **Who we are**

Wardlark plans who works when in hospitals. 164 hospitals in Germany, the United Kingdom and the Netherlands use our software to build rotas that are legal, safe and, as far as that is possible in a hospital, fair. Around 210,000 nurses, doctors and porters look at a Wardlark rota before they look at the weather. We were founded in 2016 by a ward sister and a mathematician, we have offices in Berlin and Manchester, and there are 130 of us.

## **The team**

A rota does not live alone. It has to know how many beds are filled, which patients need two nurses, who has passed which training and who called in sick at five this morning. All of that sits in other systems, most of them older than Wardlark and each with its own idea of what a “ward” is. The Patient Records team connects them. We have 164 hospitals and, at last count, 391 interfaces.

You’d work with five engineers and a clinical safety officer in our Manchester office, a ten-minute walk from Piccadilly – two days a week there, the rest wherever you like.

## **What you’ll do**

- Build and run interfaces in HL7 v2 and FHIR, mostly in Python, some in Mirth Connect
- Talk with hospital IT departments, find out what their system really sends (it’s rarely what the manual says) and write the mapping together with them
- Make failures visible: a message that couldn’t be read must reach a person before it reaches a rota
- Reduce the time from first call to first live message, at present eleven weeks, to under six
- Write the safety case for each new interface with our clinical safety officer
- Share a support rota – naturally planned with our own product – of one week in six, office hours only

## **What you should bring**

- Two years or more of integration work in health care: HL7, FHIR, or a hospital’s own IT department
- Python, or another language together with the will to change
- Patience on the phone and precision in writing
- An understanding of why nobody should ever test with real patient data
- The right to work in the UK

## **Nice to have**

- Knowledge of DCB0129 or a similar clinical safety standard
- Mirth Connect, Rhapsody or another integration engine
- Experience with the e-rostering guidance that trusts have to follow
- German or Dutch, for the days when Manchester helps out Berlin

## **Pay and benefits**

£54,000 to £66,000 a year for full time, which is 37.5 hours. Everybody in the same step earns the same; the steps are published on our intranet, and we’ll send them to you before the first interview.

- 30 days of leave, and no messages while you are on it
- Time off in lieu for every hour of on-call, because we sell software about exactly that
- Company pension with 20% on top of what you put in
- Sabbatical of two months after four years
- Two days a year shadowing a ward, which everybody from accounts to engineering does

## **How to apply**

Send a CV and tell us, in as many words as you need, about the strangest message you’ve ever had to parse. After a first video call – half an hour, cameras optional – there’s a practical part: we give you three damaged messages and an hour, and then you explain to us what you’d ask the hospital. Last comes a visit to the office, with lunch. We’ll cover your train fare.

## **Fair by design**

We build tools that treat people fairly, so we try to do the same when hiring. Wardlark welcomes applications from everybody regardless of background, age, disability, faith, gender, origin or sexual identity. Part-time from 60% is possible in every role, including this one. Tell us if you need a different setting for the interviews, and we will arrange it.','<h3><strong>Who we are</strong></h3>
<p>Wardlark plans who works when in hospitals. 164 hospitals in Germany, the United Kingdom and the Netherlands use our software to build rotas that are legal, safe and, as far as that is possible in a hospital, fair. Around 210,000 nurses, doctors and porters look at a Wardlark rota before they look at the weather. We were founded in 2016 by a ward sister and a mathematician, we have offices in Berlin and Manchester, and there are 130 of us.</p>
<h3><strong>The team</strong></h3>
<p>A rota does not live alone. It has to know how many beds are filled, which patients need two nurses, who has passed which training and who called in sick at five this morning. All of that sits in other systems, most of them older than Wardlark and each with its own idea of what a “ward” is. The Patient Records team connects them. We have 164 hospitals and, at last count, 391 interfaces.</p>
<p>You’d work with five engineers and a clinical safety officer in our Manchester office, a ten-minute walk from Piccadilly – two days a week there, the rest wherever you like.</p>
<h3><strong>What you’ll do</strong></h3>
<ul>
<li>Build and run interfaces in HL7 v2 and FHIR, mostly in Python, some in Mirth Connect</li>
<li>Talk with hospital IT departments, find out what their system really sends (it’s rarely what the manual says) and write the mapping together with them</li>
<li>Make failures visible: a message that couldn’t be read must reach a person before it reaches a rota</li>
<li>Reduce the time from first call to first live message, at present eleven weeks, to under six</li>
<li>Write the safety case for each new interface with our clinical safety officer</li>
<li>Share a support rota – naturally planned with our own product – of one week in six, office hours only</li>
</ul>
<h3><strong>What you should bring</strong></h3>
<ul>
<li>Two years or more of integration work in health care: HL7, FHIR, or a hospital’s own IT department</li>
<li>Python, or another language together with the will to change</li>
<li>Patience on the phone and precision in writing</li>
<li>An understanding of why nobody should ever test with real patient data</li>
<li>The right to work in the UK</li>
</ul>
<h3><strong>Nice to have</strong></h3>
<ul>
<li>Knowledge of DCB0129 or a similar clinical safety standard</li>
<li>Mirth Connect, Rhapsody or another integration engine</li>
<li>Experience with the e-rostering guidance that trusts have to follow</li>
<li>German or Dutch, for the days when Manchester helps out Berlin</li>
</ul>
<h3><strong>Pay and benefits</strong></h3>
<p>£54,000 to £66,000 a year for full time, which is 37.5 hours. Everybody in the same step earns the same; the steps are published on our intranet, and we’ll send them to you before the first interview.</p>
<ul>
<li>30 days of leave, and no messages while you are on it</li>
<li>Time off in lieu for every hour of on-call, because we sell software about exactly that</li>
<li>Company pension with 20% on top of what you put in</li>
<li>Sabbatical of two months after four years</li>
<li>Two days a year shadowing a ward, which everybody from accounts to engineering does</li>
</ul>
<h3><strong>How to apply</strong></h3>
<p>Send a CV and tell us, in as many words as you need, about the strangest message you’ve ever had to parse. After a first video call – half an hour, cameras optional – there’s a practical part: we give you three damaged messages and an hour, and then you explain to us what you’d ask the hospital. Last comes a visit to the office, with lunch. We’ll cover your train fare.</p>
<h3><strong>Fair by design</strong></h3>
<p>We build tools that treat people fairly, so we try to do the same when hiring. Wardlark welcomes applications from everybody regardless of background, age, disability, faith, gender, origin or sexual identity. Part-time from 60% is possible in every role, including this one. Tell us if you need a different setting for the interviews, and we will arrange it.</p>
','Wardlark plans who works when in hospitals. 164 hospitals in Germany, the United Kingdom and the Netherlands use our software to build rotas that are legal, safe and, as far as that is possible in a hospital, fair. Around 210,000 nurses …',NULL,'unknown','hidden',NULL,'{"title": "Integration Engineer, Patient Records", "company": "Wardlark", "team": "Patient Records", "apply_url": "https://wardlark-careers.example.org/apply/integration-engineer-patient-records", "location_text": "Hybrid - Manchester, UK", "pay_text": "\u00a354,000 - \u00a366,000", "pay": ["54000.00", "66000.00", "GBP", "year"], "benefits_text": "Part-time possible", "categories": null, "posted": null, "body": "## **Who we are**\n\nWardlark plans who works when in hospitals. 164 hospitals in Germany, the United Kingdom and the Netherlands use our software to build rotas that are legal, safe and, as far as that is possible in a hospital, fair. Around 210,000 nurses, doctors and porters look at a Wardlark rota before they look at the weather. We were founded in 2016 by a ward sister and a mathematician, we have offices in Berlin and Manchester, and there are 130 of us.\n\n## **The team**\n\nA rota does not live alone. It has to know how many beds are filled, which patients need two nurses, who has passed which training and who called in sick at five this morning. All of that sits in other systems, most of them older than Wardlark and each with its own idea of what a \u201cward\u201d is. The Patient Records team connects them. We have 164 hospitals and, at last count, 391 interfaces.\n\nYou\u2019d work with five engineers and a clinical safety officer in our Manchester office, a ten-minute walk from Piccadilly \u2013 two days a week there, the rest wherever you like.\n\n## **What you\u2019ll do**\n\n- Build and run interfaces in HL7 v2 and FHIR, mostly in Python, some in Mirth Connect\n- Talk with hospital IT departments, find out what their system really sends (it\u2019s rarely what the manual says) and write the mapping together with them\n- Make failures visible: a message that couldn\u2019t be read must reach a person before it reaches a rota\n- Reduce the time from first call to first live message, at present eleven weeks, to under six\n- Write the safety case for each new interface with our clinical safety officer\n- Share a support rota \u2013 naturally planned with our own product \u2013 of one week in six, office hours only\n\n## **What you should bring**\n\n- Two years or more of integration work in health care: HL7, FHIR, or a hospital\u2019s own IT department\n- Python, or another language together with the will to change\n- Patience on the phone and precision in writing\n- An understanding of why nobody should ever test with real patient data\n- The right to work in the UK\n\n## **Nice to have**\n\n- Knowledge of DCB0129 or a similar clinical safety standard\n- Mirth Connect, Rhapsody or another integration engine\n- Experience with the e-rostering guidance that trusts have to follow\n- German or Dutch, for the days when Manchester helps out Berlin\n\n## **Pay and benefits**\n\n\u00a354,000 to \u00a366,000 a year for full time, which is 37.5 hours. Everybody in the same step earns the same; the steps are published on our intranet, and we\u2019ll send them to you before the first interview.\n\n- 30 days of leave, and no messages while you are on it\n- Time off in lieu for every hour of on-call, because we sell software about exactly that\n- Company pension with 20% on top of what you put in\n- Sabbatical of two months after four years\n- Two days a year shadowing a ward, which everybody from accounts to engineering does\n\n## **How to apply**\n\nSend a CV and tell us, in as many words as you need, about the strangest message you\u2019ve ever had to parse. After a first video call \u2013 half an hour, cameras optional \u2013 there\u2019s a practical part: we give you three damaged messages and an hour, and then you explain to us what you\u2019d ask the hospital. Last comes a visit to the office, with lunch. We\u2019ll cover your train fare.\n\n## **Fair by design**\n\nWe build tools that treat people fairly, so we try to do the same when hiring. Wardlark welcomes applications from everybody regardless of background, age, disability, faith, gender, origin or sexual identity. Part-time from 60% is possible in every role, including this one. Tell us if you need a different setting for the interviews, and we will arrange it.", "status": "open"}','2026-11-29 20:44:17.661540','2026-11-29 20:44:18.038970',1,1);
INSERT INTO "postings_posting" VALUES(4,'https://jobs.ebbmark-energy.example/apply/backend-engineer-tide-forecasting','backend-engineer-tide-forecasting-a1a180d5','Backend Engineer, Tide Forecasting','https://jobs.ebbmark-energy.example/apply/backend-engineer-tide-forecasting','Remote - EMEA','£52,000 - £61,000/year',52000,61000,'GBP','year','Nine-day fortnight','### About Ebbmark Energy

Ebbmark Energy builds and runs tidal-stream turbines: machines the size of a bus that stand on the seabed and turn with the current. Forty-one of them are in the water today, thirty in two channels off Orkney and eleven in the Bay of Fundy, and together they supply about 26,000 homes. We are 190 people in Kirkwall, Lisbon and Toronto, we raised £38 million in 2024 to build the next sixty machines, and we still argue at lunch about whether slack water is a feature or a bug.

### About the team

The Tide Forecasting team answers one question several thousand times a day: how much power will each turbine make in the next fifteen minutes, the next day and the next fortnight? The moon makes the easy part of that easy. Wind over the water, a storm surge three hundred miles away and a layer of young mussels on a blade make the rest of it interesting.

You would join two oceanographers, three backend engineers and a product manager who used to skipper a ferry. We are spread between Kirkwall, Bristol, Ghent and Nairobi, and we write things down so that nobody has to be awake at the wrong hour to find out what was decided.

### What you will do

  * Own the service that takes readings from 186 current meters, throws out the ones where a crab is sitting on the sensor, and stores the rest
  * Turn our harmonic models, today a collection of notebooks, into code that can be tested, versioned and rolled back
  * Serve forecasts to grid operators over an API that promises an answer in 300 milliseconds and keeps that promise in a gale
  * Measure every forecast against what really happened, and make the error visible to the people who trade on it
  * Review code, write short design notes, and take a week of daytime support about every sixth week

In your first three months we would like you to take over the ingest service, replace its home-made queue, and go to sea once. In your first year we would like the median error of the day-ahead forecast to be below 4%. It is 5.3% now.

### Requirements

  * At least three years of building backend services in Python that somebody else depended on
  * Good SQL; we use PostgreSQL with TimescaleDB and have 11 billion rows in it
  * You have run something in production and can tell us about the day it broke
  * Written English good enough that a colleague can act on your notes without calling you

### Nice to have

  * NumPy, xarray or anything else for data with a time axis
  * Experience with message queues, preferably one you did not write yourself
  * Some signal processing, or the wish to learn it from people who like explaining it
  * You know what a spring tide is

### Pay and benefits

The salary is £52,000 to £61,000 a year, or the equivalent in the currency of the country you live in. Where you stand in that range depends on one published scale and not on how hard you bargain. We work nine days in every fourteen: each second Friday is free for everybody, so nobody has to catch up on Monday.

  * 30 days of paid leave plus the public holidays of the place you live in
  * A pension we put 8% into, whether or not you add anything yourself
  * 20 weeks of parental leave at full pay, for any parent
  * A yearly learning budget of £1,500, and nobody asks you to justify a book
  * One visit a year to a turbine being serviced, survival suit included

You can work from any country in Europe, the Middle East or Africa, as long as your working day shares four hours with 09:00 to 17:00 in the UK.

### How to apply

Send us a CV and a few lines about a system you kept alive. There is one call of thirty minutes, one exercise that takes about two hours and is paid at £120, and one afternoon of conversations with the team. We answer everybody within ten working days.

### Equal opportunity

The sea does not care who you are, and neither does our hiring, beyond what you can do and how you treat people. We consider every applicant without regard to age, disability, gender, gender identity, race, religion, sexual orientation, family or any other protected status. If some part of the process does not work for you, tell us what would, and we will change it.','<h3>About Ebbmark Energy</h3>
<p>Ebbmark Energy builds and runs tidal-stream turbines: machines the size of a bus that stand on the seabed and turn with the current. Forty-one of them are in the water today, thirty in two channels off Orkney and eleven in the Bay of Fundy, and together they supply about 26,000 homes. We are 190 people in Kirkwall, Lisbon and Toronto, we raised £38 million in 2024 to build the next sixty machines, and we still argue at lunch about whether slack water is a feature or a bug.</p>
<h3>About the team</h3>
<p>The Tide Forecasting team answers one question several thousand times a day: how much power will each turbine make in the next fifteen minutes, the next day and the next fortnight? The moon makes the easy part of that easy. Wind over the water, a storm surge three hundred miles away and a layer of young mussels on a blade make the rest of it interesting.</p>
<p>You would join two oceanographers, three backend engineers and a product manager who used to skipper a ferry. We are spread between Kirkwall, Bristol, Ghent and Nairobi, and we write things down so that nobody has to be awake at the wrong hour to find out what was decided.</p>
<h3>What you will do</h3>
<ul>
<li>Own the service that takes readings from 186 current meters, throws out the ones where a crab is sitting on the sensor, and stores the rest</li>
<li>Turn our harmonic models, today a collection of notebooks, into code that can be tested, versioned and rolled back</li>
<li>Serve forecasts to grid operators over an API that promises an answer in 300 milliseconds and keeps that promise in a gale</li>
<li>Measure every forecast against what really happened, and make the error visible to the people who trade on it</li>
<li>Review code, write short design notes, and take a week of daytime support about every sixth week</li>
</ul>
<p>In your first three months we would like you to take over the ingest service, replace its home-made queue, and go to sea once. In your first year we would like the median error of the day-ahead forecast to be below 4%. It is 5.3% now.</p>
<h3>Requirements</h3>
<ul>
<li>At least three years of building backend services in Python that somebody else depended on</li>
<li>Good SQL; we use PostgreSQL with TimescaleDB and have 11 billion rows in it</li>
<li>You have run something in production and can tell us about the day it broke</li>
<li>Written English good enough that a colleague can act on your notes without calling you</li>
</ul>
<h3>Nice to have</h3>
<ul>
<li>NumPy, xarray or anything else for data with a time axis</li>
<li>Experience with message queues, preferably one you did not write yourself</li>
<li>Some signal processing, or the wish to learn it from people who like explaining it</li>
<li>You know what a spring tide is</li>
</ul>
<h3>Pay and benefits</h3>
<p>The salary is £52,000 to £61,000 a year, or the equivalent in the currency of the country you live in. Where you stand in that range depends on one published scale and not on how hard you bargain. We work nine days in every fourteen: each second Friday is free for everybody, so nobody has to catch up on Monday.</p>
<ul>
<li>30 days of paid leave plus the public holidays of the place you live in</li>
<li>A pension we put 8% into, whether or not you add anything yourself</li>
<li>20 weeks of parental leave at full pay, for any parent</li>
<li>A yearly learning budget of £1,500, and nobody asks you to justify a book</li>
<li>One visit a year to a turbine being serviced, survival suit included</li>
</ul>
<p>You can work from any country in Europe, the Middle East or Africa, as long as your working day shares four hours with 09:00 to 17:00 in the UK.</p>
<h3>How to apply</h3>
<p>Send us a CV and a few lines about a system you kept alive. There is one call of thirty minutes, one exercise that takes about two hours and is paid at £120, and one afternoon of conversations with the team. We answer everybody within ten working days.</p>
<h3>Equal opportunity</h3>
<p>The sea does not care who you are, and neither does our hiring, beyond what you can do and how you treat people. We consider every applicant without regard to age, disability, gender, gender identity, race, religion, sexual orientation, family or any other protected status. If some part of the process does not work for you, tell us what would, and we will change it.</p>
','Ebbmark Energy builds and runs tidal-stream turbines: machines the size of a bus that stand on the seabed and turn with the current. Forty-one of them are in the water today, thirty in two channels off Orkney and eleven in the Bay of Fundy …','2026-10-01','month','open',NULL,'{"title": "Backend Engineer, Tide Forecasting", "company": "Ebbmark Energy", "team": "Tide Forecasting", "apply_url": "https://jobs.ebbmark-energy.example/apply/backend-engineer-tide-forecasting", "location_text": "Remote - EMEA", "pay_text": "\u00a352,000 - \u00a361,000/year", "pay": ["52000.00", "61000.00", "GBP", "year"], "benefits_text": "Nine-day fortnight", "categories": ["Python"], "posted": ["2026-10-01", "month"], "body": "### About Ebbmark Energy\n\nEbbmark Energy builds and runs tidal-stream turbines: machines the size of a bus that stand on the seabed and turn with the current. Forty-one of them are in the water today, thirty in two channels off Orkney and eleven in the Bay of Fundy, and together they supply about 26,000 homes. We are 190 people in Kirkwall, Lisbon and Toronto, we raised \u00a338 million in 2024 to build the next sixty machines, and we still argue at lunch about whether slack water is a feature or a bug.\n\n### About the team\n\nThe Tide Forecasting team answers one question several thousand times a day: how much power will each turbine make in the next fifteen minutes, the next day and the next fortnight? The moon makes the easy part of that easy. Wind over the water, a storm surge three hundred miles away and a layer of young mussels on a blade make the rest of it interesting.\n\nYou would join two oceanographers, three backend engineers and a product manager who used to skipper a ferry. We are spread between Kirkwall, Bristol, Ghent and Nairobi, and we write things down so that nobody has to be awake at the wrong hour to find out what was decided.\n\n### What you will do\n\n  * Own the service that takes readings from 186 current meters, throws out the ones where a crab is sitting on the sensor, and stores the rest\n  * Turn our harmonic models, today a collection of notebooks, into code that can be tested, versioned and rolled back\n  * Serve forecasts to grid operators over an API that promises an answer in 300 milliseconds and keeps that promise in a gale\n  * Measure every forecast against what really happened, and make the error visible to the people who trade on it\n  * Review code, write short design notes, and take a week of daytime support about every sixth week\n\nIn your first three months we would like you to take over the ingest service, replace its home-made queue, and go to sea once. In your first year we would like the median error of the day-ahead forecast to be below 4%. It is 5.3% now.\n\n### Requirements\n\n  * At least three years of building backend services in Python that somebody else depended on\n  * Good SQL; we use PostgreSQL with TimescaleDB and have 11 billion rows in it\n  * You have run something in production and can tell us about the day it broke\n  * Written English good enough that a colleague can act on your notes without calling you\n\n### Nice to have\n\n  * NumPy, xarray or anything else for data with a time axis\n  * Experience with message queues, preferably one you did not write yourself\n  * Some signal processing, or the wish to learn it from people who like explaining it\n  * You know what a spring tide is\n\n### Pay and benefits\n\nThe salary is \u00a352,000 to \u00a361,000 a year, or the equivalent in the currency of the country you live in. Where you stand in that range depends on one published scale and not on how hard you bargain. We work nine days in every fourteen: each second Friday is free for everybody, so nobody has to catch up on Monday.\n\n  * 30 days of paid leave plus the public holidays of the place you live in\n  * A pension we put 8% into, whether or not you add anything yourself\n  * 20 weeks of parental leave at full pay, for any parent\n  * A yearly learning budget of \u00a31,500, and nobody asks you to justify a book\n  * One visit a year to a turbine being serviced, survival suit included\n\nYou can work from any country in Europe, the Middle East or Africa, as long as your working day shares four hours with 09:00 to 17:00 in the UK.\n\n### How to apply\n\nSend us a CV and a few lines about a system you kept alive. There is one call of thirty minutes, one exercise that takes about two hours and is paid at \u00a3120, and one afternoon of conversations with the team. We answer everybody within ten working days.\n\n### Equal opportunity\n\nThe sea does not care who you are, and neither does our hiring, beyond what you can do and how you treat people. We consider every applicant without regard to age, disability, gender, gender identity, race, religion, sexual orientation, family or any other protected status. If some part of the process does not work for you, tell us what would, and we will change it.", "status": "open"}','2026-11-29 20:44:17.661597','2026-11-29 20:44:17.661605',2,2);
INSERT INTO "postings_posting" VALUES(5,'https://atelier-hachure.example/apply/ingenieur-geomatique-relief','ingenieure-geomatique-hfx-relief-03b1e66f','Ingénieur·e géomatique (H/F/X), Relief','https://atelier-hachure.example/apply/ingenieur-geomatique-relief','Lyon, France','42 000 - 50 000 EUR',42000,50000,'EUR','year','Télétravail deux jours par semaine','### L’atelier

Atelier Hachure est un studio de cartographie installé à Lyon. Nous dessinons des cartes pour celles et ceux qui en dépendent : secours en montagne, parcs nationaux, éditeurs de topo-guides, deux ministères et une romancière. Certaines sortent de la maison sur papier, d’autres sous forme de tuiles pour le web ; toutes partent des mêmes données et passent sous les mêmes yeux. Nous sommes 34, moitié cartographes, moitié ingénieurs, dans un ancien atelier de soyeux sur les pentes de la Croix-Rousse. Le plancher n’est pas droit. Les cartes, si.

### L’équipe Relief

L’équipe Relief s’occupe de tout ce qui monte et descend : modèles numériques de terrain, courbes de niveau, ombrages, rochers, glaciers et éboulis. Un ordinateur sait très bien calculer une courbe de niveau ; il sait beaucoup moins bien décider laquelle un marcheur a besoin de voir. Notre métier se trouve entre les deux.

Vous rejoindrez Maëlle et Théodore, géomaticiens, Ondine, dessinatrice de rochers depuis vingt-deux ans, et Kofi, qui écrit les outils. L’équipe partage une grande table, un relief en plâtre du massif de Belledonne et une machine à café capricieuse.

### Vos missions

* Transformer des relevés LiDAR (environ 40 milliards de points par département alpin) en modèles de terrain propres, sans effacer les falaises ni inventer de collines
* Développer en Python la chaîne de traitement qui produit courbes, estompage et hachures à six échelles
* Apprendre d’Ondine comment elle dessine un rocher, puis proposer un algorithme qui lui fasse gagner du temps sans lui faire honte
* Mettre à jour les glaciers chaque automne : ils reculent plus vite que nos éditions
* Contrôler les résultats sur le terrain, quatre à six jours par an, avec de bonnes chaussures

### Votre profil

* Formation en géomatique, géographie, informatique ou sciences de la Terre, ou un parcours qui vous a mené au même endroit
* Au moins deux ans d’expérience avec des données d’altitude ou des nuages de points
* Bonne maîtrise de Python et de bibliothèques comme GDAL, rasterio ou PDAL
* PostGIS au quotidien, QGIS les yeux fermés
* Le goût du détail visible : vous remarquez quand une courbe traverse un lac
* Français courant ; l’anglais écrit vous servira avec nos clients étrangers

### Ce serait un plus

* Notions de C++ ou de Rust pour les étapes les plus lourdes
* Une pratique du dessin, de la gravure ou de la photographie
* Une connaissance de la montagne acquise autrement que sur écran

### Ce que nous proposons

Un CDI à temps plein, à pourvoir dès janvier 2027, avec une rémunération de 42 000 à 50 000 € brut par an selon l’expérience. La grille des salaires est affichée près de la machine à café.

* 25 jours de congés payés et une dizaine de RTT
* Tickets restaurant de 11 € par jour, pris en charge à 60 %
* Mutuelle payée intégralement par l’atelier
* Deux jours de télétravail par semaine, trois jours à l’atelier
* Une journée de marche par saison pour vérifier une carte contre la montagne
* Un exemplaire de tout ce que nous imprimons

### Pour postuler

Envoyez-nous un CV et une carte que vous aimez, en expliquant en quelques phrases ce qu’elle réussit. Pas de lettre de motivation. Nous vous proposerons d’abord un entretien d’une demi-heure en visio, puis une demi-journée à l’atelier autour d’un vrai morceau de terrain. Le déplacement est remboursé. Réponse sous dix jours, même négative.

### Égalité

Toute personne capable de faire ce travail, ou de l’apprendre, est la bienvenue. Nous ne regardons ni l’âge, ni l’origine, ni le genre, ni les convictions, ni la santé, ni l’adresse. Si les marches vous sont difficiles, le rez-de-chaussée est de toute façon le plus agréable.','<h3>L’atelier</h3>
<p>Atelier Hachure est un studio de cartographie installé à Lyon. Nous dessinons des cartes pour celles et ceux qui en dépendent : secours en montagne, parcs nationaux, éditeurs de topo-guides, deux ministères et une romancière. Certaines sortent de la maison sur papier, d’autres sous forme de tuiles pour le web ; toutes partent des mêmes données et passent sous les mêmes yeux. Nous sommes 34, moitié cartographes, moitié ingénieurs, dans un ancien atelier de soyeux sur les pentes de la Croix-Rousse. Le plancher n’est pas droit. Les cartes, si.</p>
<h3>L’équipe Relief</h3>
<p>L’équipe Relief s’occupe de tout ce qui monte et descend : modèles numériques de terrain, courbes de niveau, ombrages, rochers, glaciers et éboulis. Un ordinateur sait très bien calculer une courbe de niveau ; il sait beaucoup moins bien décider laquelle un marcheur a besoin de voir. Notre métier se trouve entre les deux.</p>
<p>Vous rejoindrez Maëlle et Théodore, géomaticiens, Ondine, dessinatrice de rochers depuis vingt-deux ans, et Kofi, qui écrit les outils. L’équipe partage une grande table, un relief en plâtre du massif de Belledonne et une machine à café capricieuse.</p>
<h3>Vos missions</h3>
<ul>
<li>Transformer des relevés LiDAR (environ 40 milliards de points par département alpin) en modèles de terrain propres, sans effacer les falaises ni inventer de collines</li>
<li>Développer en Python la chaîne de traitement qui produit courbes, estompage et hachures à six échelles</li>
<li>Apprendre d’Ondine comment elle dessine un rocher, puis proposer un algorithme qui lui fasse gagner du temps sans lui faire honte</li>
<li>Mettre à jour les glaciers chaque automne : ils reculent plus vite que nos éditions</li>
<li>Contrôler les résultats sur le terrain, quatre à six jours par an, avec de bonnes chaussures</li>
</ul>
<h3>Votre profil</h3>
<ul>
<li>Formation en géomatique, géographie, informatique ou sciences de la Terre, ou un parcours qui vous a mené au même endroit</li>
<li>Au moins deux ans d’expérience avec des données d’altitude ou des nuages de points</li>
<li>Bonne maîtrise de Python et de bibliothèques comme GDAL, rasterio ou PDAL</li>
<li>PostGIS au quotidien, QGIS les yeux fermés</li>
<li>Le goût du détail visible : vous remarquez quand une courbe traverse un lac</li>
<li>Français courant ; l’anglais écrit vous servira avec nos clients étrangers</li>
</ul>
<h3>Ce serait un plus</h3>
<ul>
<li>Notions de C++ ou de Rust pour les étapes les plus lourdes</li>
<li>Une pratique du dessin, de la gravure ou de la photographie</li>
<li>Une connaissance de la montagne acquise autrement que sur écran</li>
</ul>
<h3>Ce que nous proposons</h3>
<p>Un CDI à temps plein, à pourvoir dès janvier 2027, avec une rémunération de 42 000 à 50 000 € brut par an selon l’expérience. La grille des salaires est affichée près de la machine à café.</p>
<ul>
<li>25 jours de congés payés et une dizaine de RTT</li>
<li>Tickets restaurant de 11 € par jour, pris en charge à 60 %</li>
<li>Mutuelle payée intégralement par l’atelier</li>
<li>Deux jours de télétravail par semaine, trois jours à l’atelier</li>
<li>Une journée de marche par saison pour vérifier une carte contre la montagne</li>
<li>Un exemplaire de tout ce que nous imprimons</li>
</ul>
<h3>Pour postuler</h3>
<p>Envoyez-nous un CV et une carte que vous aimez, en expliquant en quelques phrases ce qu’elle réussit. Pas de lettre de motivation. Nous vous proposerons d’abord un entretien d’une demi-heure en visio, puis une demi-journée à l’atelier autour d’un vrai morceau de terrain. Le déplacement est remboursé. Réponse sous dix jours, même négative.</p>
<h3>Égalité</h3>
<p>Toute personne capable de faire ce travail, ou de l’apprendre, est la bienvenue. Nous ne regardons ni l’âge, ni l’origine, ni le genre, ni les convictions, ni la santé, ni l’adresse. Si les marches vous sont difficiles, le rez-de-chaussée est de toute façon le plus agréable.</p>
','Atelier Hachure est un studio de cartographie installé à Lyon. Nous dessinons des cartes pour celles et ceux qui en dépendent : secours en montagne, parcs nationaux, éditeurs de topo-guides, deux ministères et une romancière. Certaines …','2026-10-01','month','open',NULL,'{"title": "Ing\u00e9nieur\u00b7e g\u00e9omatique (H/F/X), Relief", "company": "Atelier Hachure", "team": "Relief", "apply_url": "https://atelier-hachure.example/apply/ingenieur-geomatique-relief", "location_text": "Lyon, France", "pay_text": "42 000 - 50 000 EUR", "pay": ["42000.00", "50000.00", "EUR", "year"], "benefits_text": "T\u00e9l\u00e9travail deux jours par semaine", "categories": ["Python"], "posted": ["2026-10-01", "month"], "body": "### L\u2019atelier\n\nAtelier Hachure est un studio de cartographie install\u00e9 \u00e0 Lyon. Nous dessinons des cartes pour celles et ceux qui en d\u00e9pendent : secours en montagne, parcs nationaux, \u00e9diteurs de topo-guides, deux minist\u00e8res et une romanci\u00e8re. Certaines sortent de la maison sur papier, d\u2019autres sous forme de tuiles pour le web ; toutes partent des m\u00eames donn\u00e9es et passent sous les m\u00eames yeux. Nous sommes 34, moiti\u00e9 cartographes, moiti\u00e9 ing\u00e9nieurs, dans un ancien atelier de soyeux sur les pentes de la Croix-Rousse. Le plancher n\u2019est pas droit. Les cartes, si.\n\n### L\u2019\u00e9quipe Relief\n\nL\u2019\u00e9quipe Relief s\u2019occupe de tout ce qui monte et descend : mod\u00e8les num\u00e9riques de terrain, courbes de niveau, ombrages, rochers, glaciers et \u00e9boulis. Un ordinateur sait tr\u00e8s bien calculer une courbe de niveau ; il sait beaucoup moins bien d\u00e9cider laquelle un marcheur a besoin de voir. Notre m\u00e9tier se trouve entre les deux.\n\nVous rejoindrez Ma\u00eblle et Th\u00e9odore, g\u00e9omaticiens, Ondine, dessinatrice de rochers depuis vingt-deux ans, et Kofi, qui \u00e9crit les outils. L\u2019\u00e9quipe partage une grande table, un relief en pl\u00e2tre du massif de Belledonne et une machine \u00e0 caf\u00e9 capricieuse.\n\n### Vos missions\n\n* Transformer des relev\u00e9s LiDAR (environ 40 milliards de points par d\u00e9partement alpin) en mod\u00e8les de terrain propres, sans effacer les falaises ni inventer de collines\n* D\u00e9velopper en Python la cha\u00eene de traitement qui produit courbes, estompage et hachures \u00e0 six \u00e9chelles\n* Apprendre d\u2019Ondine comment elle dessine un rocher, puis proposer un algorithme qui lui fasse gagner du temps sans lui faire honte\n* Mettre \u00e0 jour les glaciers chaque automne : ils reculent plus vite que nos \u00e9ditions\n* Contr\u00f4ler les r\u00e9sultats sur le terrain, quatre \u00e0 six jours par an, avec de bonnes chaussures\n\n### Votre profil\n\n* Formation en g\u00e9omatique, g\u00e9ographie, informatique ou sciences de la Terre, ou un parcours qui vous a men\u00e9 au m\u00eame endroit\n* Au moins deux ans d\u2019exp\u00e9rience avec des donn\u00e9es d\u2019altitude ou des nuages de points\n* Bonne ma\u00eetrise de Python et de biblioth\u00e8ques comme GDAL, rasterio ou PDAL\n* PostGIS au quotidien, QGIS les yeux ferm\u00e9s\n* Le go\u00fbt du d\u00e9tail visible : vous remarquez quand une courbe traverse un lac\n* Fran\u00e7ais courant ; l\u2019anglais \u00e9crit vous servira avec nos clients \u00e9trangers\n\n### Ce serait un plus\n\n* Notions de C++ ou de Rust pour les \u00e9tapes les plus lourdes\n* Une pratique du dessin, de la gravure ou de la photographie\n* Une connaissance de la montagne acquise autrement que sur \u00e9cran\n\n### Ce que nous proposons\n\nUn CDI \u00e0 temps plein, \u00e0 pourvoir d\u00e8s janvier 2027, avec une r\u00e9mun\u00e9ration de 42 000 \u00e0 50 000 \u20ac brut par an selon l\u2019exp\u00e9rience. La grille des salaires est affich\u00e9e pr\u00e8s de la machine \u00e0 caf\u00e9.\n\n* 25 jours de cong\u00e9s pay\u00e9s et une dizaine de RTT\n* Tickets restaurant de 11 \u20ac par jour, pris en charge \u00e0 60 %\n* Mutuelle pay\u00e9e int\u00e9gralement par l\u2019atelier\n* Deux jours de t\u00e9l\u00e9travail par semaine, trois jours \u00e0 l\u2019atelier\n* Une journ\u00e9e de marche par saison pour v\u00e9rifier une carte contre la montagne\n* Un exemplaire de tout ce que nous imprimons\n\n### Pour postuler\n\nEnvoyez-nous un CV et une carte que vous aimez, en expliquant en quelques phrases ce qu\u2019elle r\u00e9ussit. Pas de lettre de motivation. Nous vous proposerons d\u2019abord un entretien d\u2019une demi-heure en visio, puis une demi-journ\u00e9e \u00e0 l\u2019atelier autour d\u2019un vrai morceau de terrain. Le d\u00e9placement est rembours\u00e9. R\u00e9ponse sous dix jours, m\u00eame n\u00e9gative.\n\n### \u00c9galit\u00e9\n\nToute personne capable de faire ce travail, ou de l\u2019apprendre, est la bienvenue. Nous ne regardons ni l\u2019\u00e2ge, ni l\u2019origine, ni le genre, ni les convictions, ni la sant\u00e9, ni l\u2019adresse. Si les marches vous sont difficiles, le rez-de-chauss\u00e9e est de toute fa\u00e7on le plus agr\u00e9able.", "status": "open"}','2026-11-29 20:44:17.661654','2026-11-29 20:44:17.661668',3,3);
INSERT INTO "postings_posting" VALUES(6,'https://careers.quirefold.example/apply/senior-data-engineer-billing-team','senior-data-engineer-billing-team-e5c42c55','Senior Data Engineer - Billing Team','https://careers.quirefold.example/apply/senior-data-engineer-billing-team','US Remote','USD $142,000~$178,000',142000,178000,'USD','year','Employee-owned','**About Quirefold**

Quirefold makes the software that public libraries run on: the catalogue you search, the desk where you borrow, the shelf that knows a book is missing, and the bill for the one that never came back. 1,140 library systems in nine countries use it, from a bookmobile in Saskatchewan to a city with 88 branches. We have been at it since 2009, we are profitable, we belong to the 210 people who work here, and we have never sold a reader’s borrowing history to anybody.

**About the team**

The Billing team moves money that is almost always small and almost always late. A replacement fee of $18 may be paid at a desk in coins, forgiven by a kind librarian, split between two library systems that share a van, and refunded when the book turns up behind a radiator four years later. All of that has to come out right in the annual audit of a county.

Six people work on this: four engineers, an accountant who learned SQL out of frustration and a product manager. You would be the first data engineer among them and would set the direction.

**What you’ll do**

* Design the ledger pipeline that replaces a nightly batch of 340 SQL scripts, some of them older than our youngest engineer
* Build models in dbt that finance people can read, with tests that express what an auditor would ask
* Bring late and corrected events under control, so that a report for March says the same thing in June unless somebody can point to the reason
* Work with library finance officers directly; about one call a week is with a customer
* Teach: the team’s backend engineers would like to own their own data models, and you will help them get there

**What you’ll find here**

Python 3.13, dbt, Airflow, PostgreSQL 17 and Snowflake; about 2 TB of transactions, which is not much, and 1,140 different fee policies, which is. Deploys happen on any weekday before three in the afternoon. The team meets in person twice a year, last time in Duluth.

**Required qualifications**

* 6+ years of experience in data engineering or backend engineering with a strong data side
* Expert SQL, and at least three years of production Python
* Experience in modeling financial or other audited data: double entry, effective dates, corrections that never overwrite
* A record of replacing a legacy pipeline while it stayed in use
* Clear writing for people who are not engineers

**Preferred qualifications**

* dbt in a project with more than one team in it
* Airflow or Dagster, including having upgraded it
* Event sourcing, or scars from it
* Work in the public sector, where a fiscal year is sacred
* Familiarity with library standards such as SIP2 or NCIP

If you meet what is required and nothing of what is preferred, please apply.

**Pay and benefits**

The base salary for this role is USD $142,000 to $178,000 a year, the same in every US state. Offers are usually made in the lower two thirds, to leave room to grow. There is no bonus; there is profit sharing, which has been between 3% and 9% of salary in the last five years.

* Employee ownership: after one year you hold shares, and so does everybody else
* Medical, dental and vision cover, with the premium fully paid for you and 75% paid for your family
* 401(k) or RRSP with a 5% match
* 25 days off, a closed week in late December, and your own library’s opening day as a holiday
* $1,200 a year for learning, plus any book you ask for, which stays in our library

**Where**

This is a remote role in the United States. We can employ you in any state except Hawaii and Alaska, where we have no payroll yet.

**How to apply**

Use the link below and attach a résumé. We will ask you three questions in the form, and a person reads the answers. After that: a call with the hiring manager, a working session on a schema (we share it beforehand; no whiteboard puzzles), a conversation with the accountant, and references. It takes about three weeks.

**Everybody may have a card**

Libraries are for everybody and so is Quirefold. We are an equal opportunity employer. What decides is how well somebody would do the work; age, color, creed, disability, gender, origin, orientation and service in the forces do not come into it. If you need an adjustment during the process, write to access@quirefold.example.','<p><strong>About Quirefold</strong></p>
<p>Quirefold makes the software that public libraries run on: the catalogue you search, the desk where you borrow, the shelf that knows a book is missing, and the bill for the one that never came back. 1,140 library systems in nine countries use it, from a bookmobile in Saskatchewan to a city with 88 branches. We have been at it since 2009, we are profitable, we belong to the 210 people who work here, and we have never sold a reader’s borrowing history to anybody.</p>
<p><strong>About the team</strong></p>
<p>The Billing team moves money that is almost always small and almost always late. A replacement fee of $18 may be paid at a desk in coins, forgiven by a kind librarian, split between two library systems that share a van, and refunded when the book turns up behind a radiator four years later. All of that has to come out right in the annual audit of a county.</p>
<p>Six people work on this: four engineers, an accountant who learned SQL out of frustration and a product manager. You would be the first data engineer among them and would set the direction.</p>
<p><strong>What you’ll do</strong></p>
<ul>
<li>Design the ledger pipeline that replaces a nightly batch of 340 SQL scripts, some of them older than our youngest engineer</li>
<li>Build models in dbt that finance people can read, with tests that express what an auditor would ask</li>
<li>Bring late and corrected events under control, so that a report for March says the same thing in June unless somebody can point to the reason</li>
<li>Work with library finance officers directly; about one call a week is with a customer</li>
<li>Teach: the team’s backend engineers would like to own their own data models, and you will help them get there</li>
</ul>
<p><strong>What you’ll find here</strong></p>
<p>Python 3.13, dbt, Airflow, PostgreSQL 17 and Snowflake; about 2 TB of transactions, which is not much, and 1,140 different fee policies, which is. Deploys happen on any weekday before three in the afternoon. The team meets in person twice a year, last time in Duluth.</p>
<p><strong>Required qualifications</strong></p>
<ul>
<li>6+ years of experience in data engineering or backend engineering with a strong data side</li>
<li>Expert SQL, and at least three years of production Python</li>
<li>Experience in modeling financial or other audited data: double entry, effective dates, corrections that never overwrite</li>
<li>A record of replacing a legacy pipeline while it stayed in use</li>
<li>Clear writing for people who are not engineers</li>
</ul>
<p><strong>Preferred qualifications</strong></p>
<ul>
<li>dbt in a project with more than one team in it</li>
<li>Airflow or Dagster, including having upgraded it</li>
<li>Event sourcing, or scars from it</li>
<li>Work in the public sector, where a fiscal year is sacred</li>
<li>Familiarity with library standards such as SIP2 or NCIP</li>
</ul>
<p>If you meet what is required and nothing of what is preferred, please apply.</p>
<p><strong>Pay and benefits</strong></p>
<p>The base salary for this role is USD $142,000 to $178,000 a year, the same in every US state. Offers are usually made in the lower two thirds, to leave room to grow. There is no bonus; there is profit sharing, which has been between 3% and 9% of salary in the last five years.</p>
<ul>
<li>Employee ownership: after one year you hold shares, and so does everybody else</li>
<li>Medical, dental and vision cover, with the premium fully paid for you and 75% paid for your family</li>
<li>401(k) or RRSP with a 5% match</li>
<li>25 days off, a closed week in late December, and your own library’s opening day as a holiday</li>
<li>$1,200 a year for learning, plus any book you ask for, which stays in our library</li>
</ul>
<p><strong>Where</strong></p>
<p>This is a remote role in the United States. We can employ you in any state except Hawaii and Alaska, where we have no payroll yet.</p>
<p><strong>How to apply</strong></p>
<p>Use the link below and attach a résumé. We will ask you three questions in the form, and a person reads the answers. After that: a call with the hiring manager, a working session on a schema (we share it beforehand; no whiteboard puzzles), a conversation with the accountant, and references. It takes about three weeks.</p>
<p><strong>Everybody may have a card</strong></p>
<p>Libraries are for everybody and so is Quirefold. We are an equal opportunity employer. What decides is how well somebody would do the work; age, color, creed, disability, gender, origin, orientation and service in the forces do not come into it. If you need an adjustment during the process, write to access@quirefold.example.</p>
','About Quirefold Quirefold makes the software that public libraries run on: the catalogue you search, the desk where you borrow, the shelf that knows a book is missing, and the bill for the one that never came back. 1,140 library systems in …','2026-10-01','month','open',NULL,'{"title": "Senior Data Engineer - Billing Team", "company": "Quirefold", "team": "Billing", "apply_url": "https://careers.quirefold.example/apply/senior-data-engineer-billing-team", "location_text": "US Remote", "pay_text": "USD $142,000~$178,000", "pay": ["142000.00", "178000.00", "USD", "year"], "benefits_text": "Employee-owned", "categories": ["Python"], "posted": ["2026-10-01", "month"], "body": "**About Quirefold**\n\nQuirefold makes the software that public libraries run on: the catalogue you search, the desk where you borrow, the shelf that knows a book is missing, and the bill for the one that never came back. 1,140 library systems in nine countries use it, from a bookmobile in Saskatchewan to a city with 88 branches. We have been at it since 2009, we are profitable, we belong to the 210 people who work here, and we have never sold a reader\u2019s borrowing history to anybody.\n\n**About the team**\n\nThe Billing team moves money that is almost always small and almost always late. A replacement fee of $18 may be paid at a desk in coins, forgiven by a kind librarian, split between two library systems that share a van, and refunded when the book turns up behind a radiator four years later. All of that has to come out right in the annual audit of a county.\n\nSix people work on this: four engineers, an accountant who learned SQL out of frustration and a product manager. You would be the first data engineer among them and would set the direction.\n\n**What you\u2019ll do**\n\n* Design the ledger pipeline that replaces a nightly batch of 340 SQL scripts, some of them older than our youngest engineer\n* Build models in dbt that finance people can read, with tests that express what an auditor would ask\n* Bring late and corrected events under control, so that a report for March says the same thing in June unless somebody can point to the reason\n* Work with library finance officers directly; about one call a week is with a customer\n* Teach: the team\u2019s backend engineers would like to own their own data models, and you will help them get there\n\n**What you\u2019ll find here**\n\nPython 3.13, dbt, Airflow, PostgreSQL 17 and Snowflake; about 2 TB of transactions, which is not much, and 1,140 different fee policies, which is. Deploys happen on any weekday before three in the afternoon. The team meets in person twice a year, last time in Duluth.\n\n**Required qualifications**\n\n* 6+ years of experience in data engineering or backend engineering with a strong data side\n* Expert SQL, and at least three years of production Python\n* Experience in modeling financial or other audited data: double entry, effective dates, corrections that never overwrite\n* A record of replacing a legacy pipeline while it stayed in use\n* Clear writing for people who are not engineers\n\n**Preferred qualifications**\n\n* dbt in a project with more than one team in it\n* Airflow or Dagster, including having upgraded it\n* Event sourcing, or scars from it\n* Work in the public sector, where a fiscal year is sacred\n* Familiarity with library standards such as SIP2 or NCIP\n\nIf you meet what is required and nothing of what is preferred, please apply.\n\n**Pay and benefits**\n\nThe base salary for this role is USD $142,000 to $178,000 a year, the same in every US state. Offers are usually made in the lower two thirds, to leave room to grow. There is no bonus; there is profit sharing, which has been between 3% and 9% of salary in the last five years.\n\n* Employee ownership: after one year you hold shares, and so does everybody else\n* Medical, dental and vision cover, with the premium fully paid for you and 75% paid for your family\n* 401(k) or RRSP with a 5% match\n* 25 days off, a closed week in late December, and your own library\u2019s opening day as a holiday\n* $1,200 a year for learning, plus any book you ask for, which stays in our library\n\n**Where**\n\nThis is a remote role in the United States. We can employ you in any state except Hawaii and Alaska, where we have no payroll yet.\n\n**How to apply**\n\nUse the link below and attach a r\u00e9sum\u00e9. We will ask you three questions in the form, and a person reads the answers. After that: a call with the hiring manager, a working session on a schema (we share it beforehand; no whiteboard puzzles), a conversation with the accountant, and references. It takes about three weeks.\n\n**Everybody may have a card**\n\nLibraries are for everybody and so is Quirefold. We are an equal opportunity employer. What decides is how well somebody would do the work; age, color, creed, disability, gender, origin, orientation and service in the forces do not come into it. If you need an adjustment during the process, write to access@quirefold.example.", "status": "open"}','2026-11-29 20:44:17.661714','2026-11-29 20:44:17.661722',4,4);
CREATE TABLE "postings_posting_categories" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "posting_id" bigint NOT NULL REFERENCES "postings_posting" ("id") DEFERRABLE INITIALLY DEFERRED, "category_id" bigint NOT NULL REFERENCES "postings_category" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "postings_posting_categories" VALUES(1,4,1);
INSERT INTO "postings_posting_categories" VALUES(2,5,1);
INSERT INTO "postings_posting_categories" VALUES(3,6,1);
CREATE TABLE "postings_source" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(1000) NOT NULL UNIQUE, "last_read_at" datetime NULL);
INSERT INTO "postings_source" VALUES(1,'old ads','2026-11-29 20:44:17.610976');
CREATE TABLE "postings_sourcefile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(1000) NOT NULL, "fingerprint" varchar(64) NOT NULL, "first_seen" datetime NOT NULL, "last_seen" datetime NULL, "category_id" bigint NULL REFERENCES "postings_category" ("id") DEFERRABLE INITIALLY DEFERRED, "posting_id" bigint NOT NULL REFERENCES "postings_posting" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "postings_source" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "sourcefile_path_unique_in_source" UNIQUE ("source_id", "path"));
INSERT INTO "postings_sourcefile" VALUES(1,'android-developer-driver-app.md','78bee174aceed0febf8c85785a6726b63e605032e44849fb35cd88b95b1bd596','2026-11-29 20:44:17.610976',NULL,NULL,1,1);
INSERT INTO "postings_sourcefile" VALUES(2,'community-support-specialist-learner-community-team.txt','b9371d049c27b34fb8e03006dc417be7ff3ca64f1789c3235e298f3089980a0a','2026-11-29 20:44:17.610976',NULL,NULL,2,1);
INSERT INTO "postings_sourcefile" VALUES(3,'integration-engineer-patient-records.txt','7a8d9964833d6f276d58bbde071d23da77b41defc2ca26a53deb44834d45a9b4','2026-11-29 20:44:17.610976',NULL,NULL,3,1);
INSERT INTO "postings_sourcefile" VALUES(4,'jobs/Python/2026-10/backend-engineer-tide-forecasting/README.md','4b533efa08ffa899e3c9ddf25bc6e2367acbae3bf750d1cabd17c3c189eef227','2026-11-29 20:44:17.610976',NULL,1,4,1);
INSERT INTO "postings_sourcefile" VALUES(5,'jobs/Python/2026-10/ingenieur-geomatique-relief/README.md','0f532e24abe886d6720a1d08af5e0812ffa0c88fa38538b1634249cc40060ca0','2026-11-29 20:44:17.610976',NULL,1,5,1);
INSERT INTO "postings_sourcefile" VALUES(6,'jobs/Python/2026-10/senior-data-engineer-billing-team/README.md','5ff5d18e3ea34696c15eccd4f93f4f118095a9c3f00098f08af12011ae3464c4','2026-11-29 20:44:17.610976',NULL,1,6,1);
CREATE TABLE "postings_team" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "key" varchar(200) NOT NULL, "slug" varchar(80) NOT NULL, "company_id" bigint NOT NULL REFERENCES "postings_company" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "team_key_unique_in_company" UNIQUE ("company_id", "key"), CONSTRAINT "team_slug_unique_in_company" UNIQUE ("company_id", "slug"), CONSTRAINT "team_has_a_name" CHECK (LENGTH("name") > 0), CONSTRAINT "team_has_a_key" CHECK (LENGTH("key") > 0));
INSERT INTO "postings_team" VALUES(1,'Patient Records','patient records','patient-records',1);
INSERT INTO "postings_team" VALUES(2,'Tide Forecasting','tide forecasting','tide-forecasting',2);
INSERT INTO "postings_team" VALUES(3,'Relief','relief','relief',3);
INSERT INTO "postings_team" VALUES(4,'Billing','billing','billing',4);
CREATE TABLE "postings_teamalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "key" varchar(200) NOT NULL, "team_id" bigint NOT NULL REFERENCES "postings_team" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "teamalias_key_unique_in_team" UNIQUE ("team_id", "key"), CONSTRAINT "teamalias_has_a_key" CHECK (LENGTH("key") > 0));
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "postings_posting_categories_posting_id_category_id_baae5a1a_uniq" ON "postings_posting_categories" ("posting_id", "category_id");
CREATE INDEX "postings_posting_categories_posting_id_90c2f268" ON "postings_posting_categories" ("posting_id");
CREATE INDEX "postings_posting_categories_category_id_b5b5b0f8" ON "postings_posting_categories" ("category_id");
CREATE UNIQUE INDEX "postings_importrun_sources_importrun_id_source_id_cbfe6de8_uniq" ON "postings_importrun_sources" ("importrun_id", "source_id");
CREATE INDEX "postings_importrun_sources_importrun_id_50628aba" ON "postings_importrun_sources" ("importrun_id");
CREATE INDEX "postings_importrun_sources_source_id_3abe4c60" ON "postings_importrun_sources" ("source_id");
CREATE INDEX "postings_finding_run_id_4bed1c5a" ON "postings_finding" ("run_id");
CREATE INDEX "postings_finding_source_id_d6f82d24" ON "postings_finding" ("source_id");
CREATE INDEX "postings_companyalias_company_id_3d2b9c8d" ON "postings_companyalias" ("company_id");
CREATE INDEX "postings_change_run_id_6c9719ba" ON "postings_change" ("run_id");
CREATE INDEX "postings_change_posting_id_b1a6a23e" ON "postings_change" ("posting_id");
CREATE INDEX "finding_by_code" ON "postings_finding" ("code");
CREATE INDEX "postings_sourcefile_category_id_3b4f29cc" ON "postings_sourcefile" ("category_id");
CREATE INDEX "postings_sourcefile_posting_id_3e03d67e" ON "postings_sourcefile" ("posting_id");
CREATE INDEX "postings_sourcefile_source_id_d692ebdb" ON "postings_sourcefile" ("source_id");
CREATE INDEX "postings_team_slug_9e2c47ed" ON "postings_team" ("slug");
CREATE INDEX "postings_team_company_id_82169101" ON "postings_team" ("company_id");
CREATE INDEX "postings_posting_company_id_1f9e527f" ON "postings_posting" ("company_id");
CREATE INDEX "postings_posting_team_id_9793896e" ON "postings_posting" ("team_id");
CREATE INDEX "posting_newest_first" ON "postings_posting" ("status", "posted_on" DESC, "id" DESC);
CREATE INDEX "postings_teamalias_team_id_8d0117f4" ON "postings_teamalias" ("team_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',19);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',17);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',68);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('auth_user',0);
INSERT INTO "sqlite_sequence" VALUES('postings_importrun',2);
INSERT INTO "sqlite_sequence" VALUES('postings_sourcefile',6);
INSERT INTO "sqlite_sequence" VALUES('postings_team',4);
INSERT INTO "sqlite_sequence" VALUES('postings_posting',6);
INSERT INTO "sqlite_sequence" VALUES('postings_teamalias',0);
INSERT INTO "sqlite_sequence" VALUES('postings_source',1);
INSERT INTO "sqlite_sequence" VALUES('postings_importrun_sources',1);
INSERT INTO "sqlite_sequence" VALUES('postings_company',4);
INSERT INTO "sqlite_sequence" VALUES('postings_category',1);
INSERT INTO "sqlite_sequence" VALUES('postings_posting_categories',3);
INSERT INTO "sqlite_sequence" VALUES('postings_change',6);
COMMIT;
