namespace Entente.Measures.Similarity;

/// <summary>Every coefficient of a table of four levels at once, for a million pairs: what <see cref="AgreementTable"/> says, in fewer steps.</summary>
internal static class Coefficients
{
    internal static void Fill(ReadOnlySpan<int> t, double[][] values, int at)
    {
        int r0 = t[0] + t[1] + t[2] + t[3], r1 = t[4] + t[5] + t[6] + t[7], r2 = t[8] + t[9] + t[10] + t[11], r3 = t[12] + t[13] + t[14] + t[15];
        int c0 = t[0] + t[4] + t[8] + t[12], c1 = t[1] + t[5] + t[9] + t[13], c2 = t[2] + t[6] + t[10] + t[14], c3 = t[3] + t[7] + t[11] + t[15];
        var n = r0 + r1 + r2 + r3;
        if (n == 0)
        {
            foreach (var value in values)
                value[at] = double.NaN;
            return;
        }

        var step1 = t[1] + t[4] + t[6] + t[9] + t[11] + t[14];
        var step2 = t[2] + t[8] + t[7] + t[13];
        var step3 = t[3] + t[12];
        var squared = step1 + (4 * step2) + (9 * step3);
        var apart = step1 + step2 + step3;
        double total = n;
        values[(int)SimilarityKind.S][at] = 1 - (2 * (squared / (9 * total)));
        values[(int)SimilarityKind.AbsoluteS][at] = 1 - (2 * ((step1 + (2 * step2) + (3 * step3)) / (3 * total)));
        var split = r1 + r2 + r3 - (t[5] + t[6] + t[7] + t[9] + t[10] + t[11] + t[13] + t[14] + t[15]) + (c1 + c2 + c3 - (t[5] + t[6] + t[7] + t[9] + t[10] + t[11] + t[13] + t[14] + t[15]));
        values[(int)SimilarityKind.BinaryS][at] = 1 - (2 * (split / total));

        values[(int)SimilarityKind.Kappa][at] = 1 - (squared * total / Expected(r0, r1, r2, r3, c0, c1, c2, c3));
        int rb = r1 + r2 + r3, cb = c1 + c2 + c3;
        values[(int)SimilarityKind.BinaryKappa][at] = 1 - (split * total / (((double)r0 * cb) + ((double)rb * c0)));

        int m0 = r0 + c0, m1 = r1 + c1, m2 = r2 + c2, m3 = r3 + c3, mb = rb + cb;
        values[(int)SimilarityKind.Pi][at] = 1 - (squared * total / (Expected(m0, m1, m2, m3, m0, m1, m2, m3) / 4));
        values[(int)SimilarityKind.BinaryPi][at] = 1 - (split * total / (2.0 * m0 * mb / 4));
        var chance = (((double)m0 * m0) + ((double)m1 * m1) + ((double)m2 * m2) + ((double)m3 * m3)) / (4 * total * total);
        values[(int)SimilarityKind.NominalPi][at] = (((n - apart) / total) - chance) / (1 - chance);
    }

    private static double Expected(double r0, double r1, double r2, double r3, double c0, double c1, double c2, double c3) =>
        (r0 * (c1 + (4 * c2) + (9 * c3))) + (r1 * (c0 + c2 + (4 * c3))) + (r2 * ((4 * c0) + c1 + c3)) + (r3 * ((9 * c0) + (4 * c1) + c2));
}
