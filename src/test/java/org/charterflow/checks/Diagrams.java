package org.charterflow.checks;

import static org.charterflow.checks.Xml.all;
import static org.charterflow.checks.Xml.bpmn;
import static org.charterflow.checks.Xml.flowNodes;
import static org.charterflow.checks.Xml.id;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The geometry of a model's picture: everything is drawn, nothing covers anything else, no two flows cross and none
 * runs through a shape. Flows may share their way towards a common end.
 */
final class Diagrams {

    private record Point(double x, double y) {}

    private record Box(double left, double top, double right, double bottom) {
        boolean overlaps(Box o) {
            return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
        }

        boolean contains(Box o) {
            return left <= o.left && top <= o.top && right >= o.right && bottom >= o.bottom;
        }

        boolean touches(Point p) {
            return p.x >= left - 1 && p.x <= right + 1 && p.y >= top - 1 && p.y <= bottom + 1;
        }

        Box shrunk() {
            return new Box(left + 1, top + 1, right - 1, bottom - 1);
        }
    }

    private record Line(Point a, Point b) {
        Box box() {
            return new Box(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y));
        }

        /** Whether the two lines cut each other in the inside of both. */
        boolean crosses(Line o) {
            return side(o.a) * side(o.b) < 0 && o.side(a) * o.side(b) < 0;
        }

        /** Whether the lines run on top of each other for a way, or one ends upon the other. */
        boolean lies(Line o) {
            boolean near = box().left <= o.box().right
                    && o.box().left <= box().right
                    && box().top <= o.box().bottom
                    && o.box().top <= box().bottom;
            return near && !crosses(o) && (side(o.a) * side(o.b) <= 0 && o.side(a) * o.side(b) <= 0);
        }

        private int side(Point p) {
            return (int) Math.signum((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));
        }

        boolean enters(Box box) {
            if (!new Box(box().left - 0.01, box().top - 0.01, box().right + 0.01, box().bottom + 0.01).overlaps(box))
                return false;
            Point topLeft = new Point(box.left, box.top);
            Point topRight = new Point(box.right, box.top);
            Point bottomLeft = new Point(box.left, box.bottom);
            Point bottomRight = new Point(box.right, box.bottom);
            int sides = side(topLeft) + side(topRight) + side(bottomLeft) + side(bottomRight);
            return Math.abs(sides) < 4;
        }
    }

    private record Flow(String id, String source, String target, List<Line> lines) {
        boolean shares(Flow o) {
            return source.equals(o.source) || target.equals(o.target);
        }

        Point start() {
            return lines.get(0).a;
        }

        Point end() {
            return lines.get(lines.size() - 1).b;
        }
    }

    private final String file;
    private final Map<String, Box> boxes = new TreeMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, List<Point>> drawn = new TreeMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private Diagrams(String file) {
        this.file = file;
    }

    static List<String> findings(Map<String, String> models) {
        List<String> findings = new ArrayList<>();
        models.forEach((file, text) -> {
            var diagram = new Diagrams(file);
            diagram.read(Xml.parse(text));
            diagram.shapes();
            diagram.lines();
            findings.addAll(diagram.findings);
        });
        return findings;
    }

    private void read(Document model) {
        all(model, "BPMNShape")
                .forEach(s -> all(s, "Bounds")
                        .filter(b -> b.getParentNode() == s)
                        .forEach(b -> boxes.put(s.getAttribute("bpmnElement"), box(b))));
        all(model, "BPMNEdge")
                .forEach(e -> drawn.put(
                        e.getAttribute("bpmnElement"),
                        all(e, "waypoint")
                                .map(w -> new Point(number(w, "x"), number(w, "y")))
                                .toList()));
        bpmn(model, "boundaryEvent").forEach(b -> hosts.put(id(b), b.getAttribute("attachedToRef")));
        flowNodes(model).filter(n -> !boxes.containsKey(id(n))).forEach(n -> finding(id(n), "is not drawn"));
        bpmn(model, "sequenceFlow").forEach(f -> {
            List<Point> way = drawn.getOrDefault(id(f), List.of());
            if (way.size() < 2) {
                finding(id(f), "is not drawn");
                return;
            }
            List<Line> lines = new ArrayList<>();
            for (int i = 1; i < way.size(); i++) lines.add(new Line(way.get(i - 1), way.get(i)));
            flows.add(new Flow(id(f), f.getAttribute("sourceRef"), f.getAttribute("targetRef"), lines));
        });
        List<String> ids = all(model).map(Xml::id).toList();
        boxes.keySet().stream().filter(e -> !ids.contains(e)).forEach(e -> finding(e, "is drawn but not there"));
        drawn.keySet().stream().filter(e -> !ids.contains(e)).forEach(e -> finding(e, "is drawn but not there"));
    }

    private void shapes() {
        List<String> ids = List.copyOf(boxes.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                String a = ids.get(i);
                String b = ids.get(j);
                Box boxA = box(a);
                Box boxB = box(b);
                boolean hosted = b.equals(hosts.get(a)) || a.equals(hosts.get(b));
                boolean within = boxA.contains(boxB) || boxB.contains(boxA);
                boolean onEdgeOfContainer =
                        hosts.containsKey(a) && box(hosts.get(a)).contains(boxB)
                                || hosts.containsKey(b) && box(hosts.get(b)).contains(boxA);
                if (boxA.overlaps(boxB) && !hosted && !within && !onEdgeOfContainer) finding(a, "covers " + b);
            }
        }
    }

    private void lines() {
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            touches(flow, flow.source, flow.start());
            touches(flow, flow.target, flow.end());
            for (String shape : boxes.keySet()) through(flow, shape);
            for (int j = i + 1; j < flows.size(); j++) cross(flow, flows.get(j));
        }
    }

    private void touches(Flow flow, String shape, Point end) {
        if (boxes.containsKey(shape) && !box(shape).touches(end)) finding(flow.id, "does not reach " + shape);
    }

    private void through(Flow flow, String shape) {
        if (shape.equals(flow.source) || shape.equals(flow.target)) return;
        Box box = box(shape);
        boolean container = boxes.containsKey(flow.source) && box.contains(box(flow.source));
        if (!container && flow.lines.stream().anyMatch(l -> l.enters(box.shrunk())))
            finding(flow.id, "runs through " + shape);
    }

    private void cross(Flow a, Flow b) {
        for (Line one : a.lines) {
            for (Line other : b.lines) {
                if (one.crosses(other)) {
                    finding(a.id, "crosses " + b.id);
                    return;
                }
                boolean join = a.end().equals(b.start()) || a.start().equals(b.end());
                if (one.lies(other) && !a.shares(b) && !join) {
                    finding(a.id, "lies upon " + b.id);
                    return;
                }
            }
        }
    }

    private Box box(String id) {
        Box box = boxes.get(id);
        if (box == null) throw new IllegalStateException(id + " is not drawn");
        return box;
    }

    private static Box box(Element bounds) {
        double x = number(bounds, "x");
        double y = number(bounds, "y");
        return new Box(x, y, x + number(bounds, "width"), y + number(bounds, "height"));
    }

    private static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }

    private void finding(String element, String text) {
        findings.add(file + " " + element + ": " + text);
    }
}
