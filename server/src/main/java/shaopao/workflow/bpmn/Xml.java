package shaopao.workflow.bpmn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML from anybody: no document type, no entity, nothing fetched, sizes limited. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String OURS = "urn:shaopao:bpmn:1";
    static final String FLOWABLE = "http://flowable.org/bpmn";

    /** Namespaces in which engines keep who does a task. */
    static final List<String> ENGINES =
            List.of(FLOWABLE, "http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    static final int BYTES_MAX = 2 << 20;
    private static final int DEPTH_MAX = 60;

    private Xml() {}

    /** The document; empty when it is none, or one that is not for us. */
    static Optional<Document> document(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(builder().parse(new ByteArrayInputStream(bytes)));
        } catch (SAXException | IOException _) {
            return Optional.empty();
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEPTH_MAX));
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The child elements in BPMN's namespace. */
    static Stream<Element> children(Element parent) {
        return elements(parent).filter(child -> BPMN.equals(child.getNamespaceURI()));
    }

    static Stream<Element> children(Element parent, String tag) {
        return children(parent).filter(child -> tag.equals(child.getLocalName()));
    }

    static Optional<Element> child(Element parent, String tag) {
        return children(parent, tag).findFirst();
    }

    /** What stands in the extension elements, of whatever namespace. */
    static Stream<Element> extensions(Element parent) {
        return children(parent, "extensionElements").flatMap(Xml::elements);
    }

    static Stream<Element> elements(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    /** An attribute's text; empty when it is absent or blank. */
    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(text -> !text.isBlank());
    }

    static Optional<String> attribute(Element element, String namespace, String name) {
        return Optional.ofNullable(element.getAttributeNS(namespace, name)).filter(text -> !text.isBlank());
    }

    /** An attribute that one of the known engines keeps. */
    static Optional<String> engine(Element element, String name) {
        return ENGINES.stream()
                .flatMap(namespace -> attribute(element, namespace, name).stream())
                .findFirst();
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** Says nothing on standard error; what is fatal is thrown. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
