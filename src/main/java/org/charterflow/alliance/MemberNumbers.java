package org.charterflow.alliance;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out member numbers, without gaps: the counter's row is locked until the transaction ends. */
@Component
class MemberNumbers {

    private static final Pattern DIGITS = Pattern.compile("\\{(0+)}");

    private final JdbcClient jdbc;

    MemberNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String nextMember(AllianceProfile profile) {
        int next = jdbc.sql("""
                        insert into member_counter (alliance, last) values (:alliance, 1)
                        on conflict (alliance) do update set last = member_counter.last + 1
                        returning last
                        """)
                .param("alliance", profile.id())
                .query(Integer.class)
                .single();
        return format(profile.memberNumberPattern(), next);
    }

    /** Advisers are no members and do not use up member numbers: {@code OSCAR-A01}. */
    String nextAdviser(AllianceProfile profile) {
        int earlier = jdbc.sql("""
                        select count(*) from member
                          join class_term on class_term.member = member.id
                         where member.alliance = :alliance and class_term.member_class = 'adviser'
                        """)
                .param("alliance", profile.id())
                .query(Integer.class)
                .single();
        return format(profile.caseMark() + "-A{00}", earlier + 1);
    }

    /** {@code OSCAR-M{0000}} and 42 make {@code OSCAR-M0042}. */
    static String format(String pattern, int running) {
        return DIGITS.matcher(pattern)
                .replaceFirst((MatchResult zeros) ->
                        String.format(Locale.ROOT, "%0" + zeros.group(1).length() + "d", running));
    }
}
