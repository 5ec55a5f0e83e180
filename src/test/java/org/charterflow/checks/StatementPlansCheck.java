package org.charterflow.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.charterflow.RunRecord;
import org.junit.jupiter.api.Test;

/** Runs after all other tests (see pom.xml): an index serves every statement on a table that grows. */
class StatementPlansCheck {

    /**
     * A few rows for each alliance, model, form or account, and cases of CMMN, of which there are none; the catalogue is
     * the database's own affair.
     */
    private static final Pattern SMALL =
            Pattern.compile("(pg_\\w+|act_re_\\w+|act_id_\\w+|act_ge_property|act_ru_filter|act_hi_caseinst"
                    + "|alliance|organ|office_holder|governing_document): .*");

    @Test
    void noStatementReadsAGrowingTableFromEndToEnd() throws IOException {
        assumeTrue(System.getProperty("test") == null, "only some tests were asked for");
        List<String> whole = new RunRecord("statement-plans")
                .read().stream()
                        .filter(found -> !SMALL.matcher(found).matches())
                        .toList();
        assertThat(whole).as("statements that no index serves").isEmpty();
    }
}
