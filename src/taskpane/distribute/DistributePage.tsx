export default function DistributePage() {
  return null;
}
