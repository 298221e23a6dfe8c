"""Writes what Pillow, NumPy and SciPy say, for the tests beside it to compare with.

Run with Debian's python3-pil, python3-numpy and python3-scipy.
"""
import json

import numpy
from PIL import Image, ImageDraw, ImageFont
from scipy import signal

random = numpy.random.default_rng(7)
base = numpy.clip(
    128
    + 90 * numpy.sin(numpy.arange(61)[None, :, None] / (3 + numpy.arange(3)))
    + 40 * numpy.cos(numpy.arange(43)[:, None, None] / 5)
    + random.normal(0, 20, (43, 61, 3)),
    0,
    255,
).astype(numpy.uint8)
picture = Image.fromarray(base)
picture.save("waves.png")

cases = []
for filter_name, pillow in (
    ("BILINEAR", Image.BILINEAR),
    ("BICUBIC", Image.BICUBIC),
    ("LANCZOS", Image.LANCZOS),
    ("NEAREST", Image.NEAREST),
):
    for size in ((17, 13), (100, 80), (61, 20), (28, 28)):
        resized = numpy.asarray(picture.resize(size, pillow))
        cases.append({"filter": filter_name, "width": size[0], "height": size[1], "values": resized.tobytes().hex()})
grey = numpy.asarray(picture.convert("L"))
# What transformers' ViTImageProcessor and torchvision's usual evaluation do.
shortest = 36
width, height = shortest * 61 // 43, shortest
middle = picture.resize((width, height), Image.BILINEAR)
left, top = (width - 32) // 2, (height - 32) // 2
pixels = numpy.asarray(middle.crop((left, top, left + 32, top + 32)), dtype=numpy.float64) / 255
normal = (pixels - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]
with open("pictures.json", "w") as out:
    json.dump(
        {
            "resized": cases,
            "grey": grey.tobytes().hex(),
            "normalised": [round(float(x), 6) for x in normal.transpose(2, 0, 1).reshape(-1)],
        },
        out,
    )

seconds = numpy.arange(900) / 22_050
sound = 0.5 * numpy.sin(2 * numpy.pi * 440 * seconds) + 0.2 * random.normal(0, 0.3, 900)
with open("resampled.json", "w") as out:
    json.dump(
        {
            "from": 22_050,
            "samples": [float(numpy.float32(x)) for x in sound],
            "to": {
                str(rate): [
                    float(x)
                    for x in signal.resample_poly(
                        sound.astype(numpy.float32).astype(numpy.float64),
                        rate // int(numpy.gcd(rate, 22_050)),
                        22_050 // int(numpy.gcd(rate, 22_050)),
                    )
                ]
                for rate in (16_000, 8_000, 44_100)
            },
        },
        out,
    )

corner = Image.new("RGB", (8, 5), "white")
ImageDraw.Draw(corner).point((0, 0), fill="red")
for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    corner.save(f"turned-{orientation}.png", exif=exif)

bold = ImageFont.truetype("DejaVuSans-Bold.ttf", 28)
bill = Image.new("RGB", (560, 300), "white")
pen = ImageDraw.Draw(bill)
pen.text((30, 20), "Invoice 2026-118", fill="black", font=bold)
pen.text((30, 80), "Total: 1284.50 EUR", fill=(20, 20, 120), font=ImageFont.truetype("DejaVuSans.ttf", 24))
slanted = Image.new("L", (300, 40), 0)
ImageDraw.Draw(slanted).text((5, 4), "paid in full", fill=255, font=bold)
bill.paste((160, 20, 20), (220, 130), slanted.rotate(20, expand=True, resample=Image.BICUBIC))
bill.quantize(64).save("bill.png", optimize=True)
