namespace Entente.Forecasting;
internal static class Tune { internal static float[] P = new float[20]; }
