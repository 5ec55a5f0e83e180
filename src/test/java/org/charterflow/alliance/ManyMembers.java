package org.charterflow.alliance;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Units by the thousand, for tests that are about numbers: MANY-1, MANY-2 and so on. */
@Component
@Profile({"test", "demo"})
public class ManyMembers {

    private final Alliances alliances;
    private final JdbcClient jdbc;

    ManyMembers(Alliances alliances, JdbcClient jdbc) {
        this.alliances = alliances;
        this.jdbc = jdbc;
    }

    /** So many units are members of a class from today on; MANY-7 is notified at notice@many7.example. */
    public void enter(String alliance, String memberClass, int units) {
        jdbc.sql("""
                        with unit as (
                            insert into member (id, alliance, number, name_zh, name_en, name_key_zh, name_key_en, kind,
                                                country, notice_address, since)
                            select gen_random_uuid(), :alliance, 'MANY-' || i, '众多单位' || i, 'One of Many ' || i,
                                   'many' || i, 'many' || i, 'enterprise', 'CN', 'notice@many' || i || '.example', :today
                              from generate_series(1, :units) i
                            returning id
                        )
                        insert into class_term (id, member, member_class, since)
                        select gen_random_uuid(), id, :class, :today from unit
                        """)
                .param("alliance", alliance)
                .param("units", units)
                .param("class", memberClass)
                .param("today", alliances.today(alliance))
                .update();
    }

    /** All of them have left again. */
    public void leave(String alliance) {
        jdbc.sql("""
                        update class_term set ended_on = :today
                         where ended_on is null and member in (select id from member where number like 'MANY-%')
                        """).param("today", alliances.today(alliance)).update();
        jdbc.sql(
                        "update member set ended_on = :today, ended_by = 'test' where ended_on is null and number like 'MANY-%'")
                .param("today", alliances.today(alliance))
                .update();
    }
}
