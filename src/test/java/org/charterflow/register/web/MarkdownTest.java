package org.charterflow.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.register.web.Markdown.Block.Kind.HEADING;
import static org.charterflow.register.web.Markdown.Block.Kind.ITEM;
import static org.charterflow.register.web.Markdown.Block.Kind.PARAGRAPH;
import static org.charterflow.register.web.Markdown.Block.Kind.TITLE;

import org.charterflow.register.web.Markdown.Block;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void aGoverningDocumentIsTitleArticlesParagraphsAndItems() {
        assertThat(Markdown.blocks("""
                        ---
                        name: charter
                        ---

                        # 章程

                        ## 第十二条 表决
                        每个理事单位一票。
                        弃权计入基数。

                        - **同意**须达三分之二
                        2. second item

                        One vote
                        per unit.
                        """))
                .containsExactly(
                        new Block(TITLE, "章程"),
                        new Block(HEADING, "第十二条 表决"),
                        new Block(PARAGRAPH, "每个理事单位一票。弃权计入基数。"),
                        new Block(ITEM, "同意须达三分之二"),
                        new Block(ITEM, "2. second item"),
                        new Block(PARAGRAPH, "One vote per unit."));
    }
}
