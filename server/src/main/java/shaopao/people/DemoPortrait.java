package shaopao.people;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A drawn face of nobody, 480 × 640: the demo campus has no photos of real people. */
final class DemoPortrait {

    private static final Color[] GROUNDS = {new Color(0xD7E3F4), new Color(0xE4EAD9), new Color(0xF3E3D3)};
    private static final Color[] SKINS = {new Color(0xF2CDA8), new Color(0xE3B58A), new Color(0xF7DABD)};
    private static final Color[] HAIRS = {new Color(0x1F1A17), new Color(0x3A2A20), new Color(0x57463A)};
    private static final Color[] COATS = {
        new Color(0x2F5D8A), new Color(0x7A3E48), new Color(0x3F6B4F), new Color(0x5B4B7A)
    };
    private static final Color LINE = new Color(0x3B2A22);

    private DemoPortrait() {}

    static BufferedImage draw(RandomGenerator random) {
        BufferedImage sheet =
                new BufferedImage(PhotoRules.WIDTH_MAX, PhotoRules.HEIGHT_MAX, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(one(random, GROUNDS));
            pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            Color hair = one(random, HAIRS);
            boolean longHair = random.nextBoolean();
            if (longHair) {
                fill(pen, hair, new RoundRectangle2D.Double(105, 130, 270, 380, 220, 220));
            }
            body(pen, one(random, SKINS), one(random, COATS));
            pen.setColor(hair);
            pen.fill(new Arc2D.Double(115, 105, 250, 250, 0, 180, Arc2D.CHORD));
            pen.fill(new Ellipse2D.Double(112, 190 - random.nextInt(20), 120 + random.nextInt(60), 70));
            face(pen, random.nextBoolean());
        } finally {
            pen.dispose();
        }
        return sheet;
    }

    private static void body(Graphics2D pen, Color skin, Color coat) {
        fill(pen, coat, new RoundRectangle2D.Double(40, 510, 400, 260, 220, 220));
        fill(pen, skin.darker(), new RoundRectangle2D.Double(190, 400, 100, 150, 60, 60));
        fill(pen, skin, new Ellipse2D.Double(130, 140, 220, 320));
        fill(pen, skin, new Ellipse2D.Double(110, 270, 40, 70));
        fill(pen, skin, new Ellipse2D.Double(330, 270, 40, 70));
    }

    private static void face(Graphics2D pen, boolean glasses) {
        fill(pen, LINE, new Ellipse2D.Double(182, 288, 22, 26));
        fill(pen, LINE, new Ellipse2D.Double(276, 288, 22, 26));
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Arc2D.Double(168, 250, 50, 30, 30, 120, Arc2D.OPEN));
        pen.draw(new Arc2D.Double(262, 250, 50, 30, 30, 120, Arc2D.OPEN));
        pen.draw(new Arc2D.Double(226, 320, 28, 34, 200, 140, Arc2D.OPEN));
        pen.draw(new Arc2D.Double(200, 360, 80, 44, 200, 140, Arc2D.OPEN));
        if (glasses) {
            pen.draw(new Ellipse2D.Double(158, 272, 70, 58));
            pen.draw(new Ellipse2D.Double(252, 272, 70, 58));
            pen.drawLine(228, 298, 252, 298);
        }
    }

    private static void fill(Graphics2D pen, Color colour, Shape shape) {
        pen.setColor(colour);
        pen.fill(shape);
    }

    private static Color one(RandomGenerator random, Color[] colours) {
        return colours[random.nextInt(colours.length)];
    }
}
