package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"li.si@unit.example", "o'neill+tag@sub.unit.example", "b1@xn--fiq228c.example"})
    void anOrdinaryAddressIsTakenAsItIs(String address) {
        assertThat(MailAddresses.deliverable(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "li",
                "@unit.example",
                "li@",
                "li@localhost",
                "li@unit..example",
                "li@-unit.example",
                "li@[127.0.0.1]",
                "li@127.0.0.1",
                "li si@unit.example",
                "li..si@unit.example",
                "\"li si\"@unit.example",
                "li@unit.example, wang@unit.example",
                "li@unit.example\r\nRCPT TO:<wang@unit.example>",
                "li\r\n@unit.example",
                "li\u760d\u760a@unit.example",
                "li@unit.example\u760d\u760aDATA",
                "李@unit.example",
                "li@中文.example",
                "li@unit.example>",
                "<li@unit.example>",
                "Li <li@unit.example>",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@unit.example",
            })
    void whatCouldMeanSomethingElseIsNotSentTo(String address) {
        assertThat(MailAddresses.deliverable(address)).isFalse();
    }
}
