package org.charterflow.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes PDFs that look the same everywhere: Chinese and Latin fonts come with the application and are embedded in each
 * document, whatever font family it asks for.
 */
@Component
public class PdfRenderer {

    private static final Set<FSFontUseCase> EVERYWHERE = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_PRE);

    /**
     * Renders a page or more.
     *
     * @param xhtml a well-formed XHTML document with its CSS inside; pictures only as {@code data:} addresses, since
     *     nothing is fetched
     * @return the PDF
     */
    public byte[] render(String xhtml) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(xhtml, null);
        builder.useFastMode();
        builder.withProducer("Charterflow");
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useFont(font("OpenSans-Regular.ttf"), "Open Sans", 400, FontStyle.NORMAL, true, EVERYWHERE);
        builder.useFont(font("OpenSans-Bold.ttf"), "Open Sans", 700, FontStyle.NORMAL, true, EVERYWHERE);
        builder.useFont(
                font("DroidSansFallbackFull.ttf"), "Droid Sans Fallback", 400, FontStyle.NORMAL, true, EVERYWHERE);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font(String name) {
        return () -> PdfRenderer.class.getResourceAsStream("/fonts/" + name);
    }
}
