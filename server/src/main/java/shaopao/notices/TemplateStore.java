package shaopao.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Actor;

/** SQL of the school's own texts. */
@Repository
class TemplateStore {

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version, if the school has one of its own. */
    Optional<Template> newest(String code) {
        return jdbc.sql("select * from notices.template where code = :code order by version desc limit 1")
                .param("code", code)
                .query((row, _) -> template(row))
                .optional();
    }

    /** The newest version of each code. */
    List<Template> all() {
        return jdbc.sql("select distinct on (code) * from notices.template order by code, version desc")
                .query((row, _) -> template(row))
                .list();
    }

    /** All versions, newest first. */
    List<Template> versions(String code, int limit) {
        return jdbc.sql("select * from notices.template where code = :code order by version desc limit :limit")
                .param("code", code)
                .param("limit", limit)
                .query((row, _) -> template(row))
                .list();
    }

    /** Adds the version after the given one; false when somebody was faster. */
    boolean add(Template template, int after, Actor by, Instant now) {
        return jdbc.sql("""
                insert into notices.template (code, version, title_zh, title_en, body_zh, body_en, sms_zh, sms_en,
                    saved_by, saved_by_name, saved_at)
                select :code, :after + 1, :titleZh, :titleEn, :bodyZh, :bodyEn, :smsZh, :smsEn, :by::uuid, :byName, :now
                where (select coalesce(max(version), 0) from notices.template where code = :code) = :after
                on conflict (code, version) do nothing
                """)
                        .param("code", template.code())
                        .param("after", after)
                        .param("titleZh", template.zh().title())
                        .param("titleEn", template.en().title())
                        .param("bodyZh", template.zh().body())
                        .param("bodyEn", template.en().body())
                        .param("smsZh", template.zh().sms())
                        .param("smsEn", template.en().sms())
                        .param("by", by.id())
                        .param("byName", by.name())
                        .param("now", now)
                        .update()
                == 1;
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(
                row.getString("code"),
                row.getInt("version"),
                new TemplateText(row.getString("title_zh"), row.getString("body_zh"), row.getString("sms_zh")),
                new TemplateText(row.getString("title_en"), row.getString("body_en"), row.getString("sms_en")),
                row.getString("saved_by_name"),
                Optional.of(row.getTimestamp("saved_at").toInstant()));
    }
}
