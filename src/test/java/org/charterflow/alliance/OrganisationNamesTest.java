package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationNamesTest {

    @ParameterizedTest
    @CsvSource({
        "示例（北京）科技有限公司, 示例(北京)科技有限公司",
        "示例〔北京〕科技有限公司, 示例（北京）科技有限公司",
        "示例【北京】科技 有限公司, 示例(北京)科技有限公司",
        "Ｅｘａｍｐｌｅ　Ltd, EXAMPLE LTD",
    })
    void sameNameTypedDifferently(String one, String other) {
        assertThat(OrganisationNames.key(one)).isEqualTo(OrganisationNames.key(other));
    }

    @Test
    void otherNamesStayOthers() {
        assertThat(OrganisationNames.key("示例（北京）科技")).isNotEqualTo(OrganisationNames.key("示例（上海）科技"));
        assertThat(OrganisationNames.key("示例北京科技")).isNotEqualTo(OrganisationNames.key("示例（北京）科技"));
    }

    @Property
    void aKeyIsItsOwnKey(@ForAll String name) {
        String key = OrganisationNames.key(name);
        assertThat(OrganisationNames.key(key)).isEqualTo(key);
    }
}
